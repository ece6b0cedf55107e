import { formatCep, formatDocument, formatPhone } from '@open-sgp/brasil'

/** 2026-07-31 → 31/07/2026. */
export const formatDay = (day: string | null | undefined): string =>
  day ? day.slice(0, 10).split('-').toReversed().join('/') : '—'

const monthNames = [
  'janeiro',
  'fevereiro',
  'março',
  'abril',
  'maio',
  'junho',
  'julho',
  'agosto',
  'setembro',
  'outubro',
  'novembro',
  'dezembro',
]

/** 2026-07 → julho de 2026, or jul/26 where there is little room. */
export function formatMonth(month: string, isShort = false): string {
  const [year = '', number = ''] = month.split('-')
  const name = monthNames[Number(number) - 1] ?? month
  return isShort ? `${name.slice(0, 3)}/${year.slice(2)}` : `${name} de ${year}`
}

const thousands = new Intl.NumberFormat('pt-BR', { notation: 'compact', maximumFractionDigits: 1 })

/** 123_456_700 → R$ 1,2 mi: for the axis of a chart. */
export const shortCents = (cents: number): string => `R$\u00a0${thousands.format(cents / 100)}`

const instants = new Intl.DateTimeFormat('pt-BR', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'America/Sao_Paulo',
})

/** An instant as a clerk reads it, São Paulo time. */
export const formatInstant = (instant: string | null | undefined): string =>
  instant ? instants.format(new Date(instant)) : '—'

const or = (format: (text: string) => string, text: string | null | undefined): string => {
  if (!text) return '—'
  try {
    return format(text)
  } catch {
    return text
  }
}

export const showDocument = (text: string | null | undefined): string => or(formatDocument, text)
export const showPhone = (text: string | null | undefined): string => or(formatPhone, text)
export const showCep = (text: string | null | undefined): string => or(formatCep, text)

/** 1234 → 1.234. */
export const formatNumber = (value: number): string => value.toLocaleString('pt-BR')

/** 1 linha, 1.234 linhas. */
export const formatCount = (count: number, one: string, many: string): string =>
  `${formatNumber(count)} ${Math.abs(count) === 1 ? one : many}`

export const countTitles = (count: number): string => formatCount(count, 'título', 'títulos')

/** From 100 to 112,5: +12,5 %. */
export const formatChange = (from: number, to: number): string =>
  `${((100 * (to - from)) / from).toLocaleString('pt-BR', { maximumFractionDigits: 1, signDisplay: 'exceptZero' })} %`

/** 20_000 ppm → 2 %. */
export const formatPercent = (ppm: number): string => `${formatNumber(ppm / 10_000)} %`

/** 300000 kbit/s → 300 Mbps. */
export const formatSpeed = (kbps: number): string =>
  kbps >= 1_000 ? `${formatNumber(kbps / 1_000)} Mbps` : `${kbps} kbps`

/** 41943040 → 40 MB; binary units, as file managers count. */
export function formatBytes(bytes: number): string {
  const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10))
  const amount = (bytes / 1024 ** power).toLocaleString('pt-BR', { maximumFractionDigits: 1 })
  return `${amount} ${['bytes', 'kB', 'MB', 'GB'][power]}`
}
