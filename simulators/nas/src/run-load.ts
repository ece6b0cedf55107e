import { setTimeout as sleep } from 'node:timers/promises'

export type LoadPlan = {
  readonly count: number
  /** Requests in flight at most. Default 32. */
  readonly window?: number
  /** Starts per second at most; default as fast as the window allows. */
  readonly ratePerSecond?: number
}

export type LoadReport = {
  readonly count: number
  /** How many ended in each way (`accepted`, `rejected`, `acknowledged`, `timeout`…). */
  readonly outcomes: Readonly<Record<string, number>>
  readonly elapsedMs: number
  readonly perSecond: number
  readonly latencyMs: { readonly p50: number; readonly p99: number; readonly max: number }
}

/** Runs `ask` for 0 … count − 1, `window` at a time, and measures. The first exception ends the run and is thrown. */
export async function runLoad(plan: LoadPlan, ask: (index: number) => Promise<string>): Promise<LoadReport> {
  const { count, window = 32, ratePerSecond = Infinity } = plan
  if (count < 1 || window < 1 || !(ratePerSecond > 0))
    throw new Error('load: count, window and ratePerSecond must be above zero')
  const outcomes: Record<string, number> = {}
  const latencies = new Float64Array(count)
  const startedAt = performance.now()
  let next = 0
  const work = async () => {
    for (let index = next++; index < count; index = next++) {
      const waitMs = startedAt + (index * 1000) / ratePerSecond - performance.now()
      if (waitMs > 0) await sleep(waitMs)
      const askedAt = performance.now()
      const outcome = await ask(index)
      latencies[index] = performance.now() - askedAt
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    }
  }
  await Promise.all(Array.from({ length: Math.min(window, count) }, work))
  const elapsedMs = performance.now() - startedAt
  return { count, outcomes, elapsedMs, perSecond: (count * 1000) / elapsedMs, latencyMs: summarise(latencies) }
}

function summarise(latencies: Float64Array): LoadReport['latencyMs'] {
  const sorted = latencies.sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99), max: at(1) }
}
