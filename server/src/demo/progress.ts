const width = 32

/** A progress bar on a terminal; elsewhere (a log, a pipe) one line when it is done. */
export function createProgress(label: string, total: number): { advance: (note?: string) => void } {
  let done = 0
  const started = performance.now()
  return {
    advance: (note = '') => {
      done += 1
      const isDone = done >= total
      if (!process.stdout.isTTY && !isDone) return
      const filled = Math.round((done / total) * width)
      const seconds = ((performance.now() - started) / 1000).toFixed(0)
      const text = `${label.padEnd(26)} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${String(Math.floor((done / total) * 100)).padStart(3)} % ${seconds.padStart(3)} s  ${note}`
      process.stdout.write(process.stdout.isTTY ? `\r\u001b[2K${text}${isDone ? '\n' : ''}` : `${text}\n`)
    },
  }
}
