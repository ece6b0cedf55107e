/** 1_500_000_000 octets → 1,5 GB; decimal units, as plans count. */
export function formatTraffic(octets: number): string {
  const [unit, size] = octets >= 1e12 ? ['TB', 1e12] : octets >= 1e9 ? ['GB', 1e9] : ['MB', 1e6]
  return `${(octets / Number(size)).toLocaleString('pt-BR', { maximumFractionDigits: 1 })} ${unit}`
}

/** 93_784 s → 1 d 2 h 3 min. */
export function formatDuration(seconds: number): string {
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor((seconds % 86_400) / 3_600),
    Math.floor((seconds % 3_600) / 60),
  ]
  const parts = [days > 0 && `${days} d`, hours > 0 && `${hours} h`, days === 0 && `${minutes} min`]
  return parts.filter(Boolean).join(' ')
}
