/** Prints one figure: what was measured, how much, and its ratio to a peer or limit of the same run. */
export function report(name: string, figure: string, against: string): void {
  process.stdout.write(`${name.padEnd(46)} ${figure.padEnd(30)} ${against}\n`)
}

/** `met` or `missed`, as the aim of the figure says. */
export const verdict = (isMet: boolean): string => (isMet ? 'alcançada' : 'NÃO alcançada')

/** Wall milliseconds of `work`. */
export async function timeMs(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** The median of `runs` measures, so that one noisy moment of a shared machine does not decide. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await timeMs(work))
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

/** Highest resident set (MiB) while `work` runs, above what the process held before. */
export async function peakMiB(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.()
  const before = process.memoryUsage.rss()
  let highest = before
  const watch = setInterval(() => (highest = Math.max(highest, process.memoryUsage.rss())), 5)
  await work()
  clearInterval(watch)
  return (Math.max(highest, process.memoryUsage.rss()) - before) / 2 ** 20
}
