import { RadiusError } from './errors.ts'

/** Burst of one plan. Thresholds default to the rates and times to 1 s, as in RouterOS; 0 kbit/s means no burst that way. */
export type RateBurst = {
  readonly downKbps: number
  readonly upKbps: number
  readonly downThresholdKbps?: number
  readonly upThresholdKbps?: number
  readonly downSeconds?: number
  readonly upSeconds?: number
}

/** Speeds as the subscriber sees them: `down` is what arrives at home. 1 Mbit/s is 1000 kbit/s. */
export type RateLimit = {
  readonly downKbps: number
  readonly upKbps: number
  readonly burst?: RateBurst
  /** 1 (first served) to 8 (last, RouterOS's default). */
  readonly priority?: number
  /** Guaranteed rates (limit-at); 0 means none that way. */
  readonly min?: { readonly downKbps: number; readonly upKbps: number }
}

/** One broken rule: which field, and what it should be. */
export type RateLimitProblem = { readonly field: string; readonly message: string }

/**
 * Value of Mikrotik-Rate-Limit (14988/8):
 * `rx/tx [rx-burst/tx-burst [rx-threshold/tx-threshold [rx-time/tx-time [priority [rx-min/tx-min]]]]]`.
 * It is written from the ROUTER's side: rx is the subscriber's upload, so 500 down and 250 up are `250M/500M`.
 * Fields are positional: those before the last one needed are filled with RouterOS's own defaults.
 * Throws `invalid-rate-limit` with every problem found. Source: RouterOS manual, "RADIUS client".
 */
export function formatRateLimit(limit: RateLimit): string {
  const problems = findRateLimitProblems(limit)
  if (problems.length > 0) {
    const list = problems.map(({ field, message }) => `${field}: ${message}`).join('; ')
    throw new RadiusError('invalid-rate-limit', list)
  }
  const { burst, priority, min } = limit
  const hasThreshold = burst?.downThresholdKbps !== undefined || burst?.upThresholdKbps !== undefined
  const hasTime = burst?.downSeconds !== undefined || burst?.upSeconds !== undefined
  const depth = min ? 6 : priority !== undefined ? 5 : hasTime ? 4 : hasThreshold ? 3 : burst ? 2 : 1
  const fields = [
    ratePair(limit.upKbps, limit.downKbps),
    burst ? ratePair(burst.upKbps, burst.downKbps) : '0/0',
    burst ? ratePair(thresholdOf(limit, 'up'), thresholdOf(limit, 'down')) : '0/0',
    burst ? `${burst.upSeconds ?? 1}/${burst.downSeconds ?? 1}` : '0/0',
    String(priority ?? 8),
    min ? ratePair(min.upKbps, min.downKbps) : '',
  ]
  return fields.slice(0, depth).join(' ')
}

// A direction without burst has no threshold either.
function thresholdOf({ burst, upKbps, downKbps }: RateLimit, way: 'up' | 'down'): number {
  if (way === 'up') return burst?.upKbps === 0 ? 0 : (burst?.upThresholdKbps ?? upKbps)
  return burst?.downKbps === 0 ? 0 : (burst?.downThresholdKbps ?? downKbps)
}

const ratePair = (rxKbps: number, txKbps: number) => `${formatRate(rxKbps)}/${formatRate(txKbps)}`

// The largest unit that divides the rate exactly: 1500 kbit/s is 1500k, never "1M"; half a kbit/s is 500, never 0.
function formatRate(kbps: number): string {
  const bits = Math.round(kbps * 1000)
  if (bits === 0) return '0'
  if (bits % 1_000_000 === 0) return `${bits / 1_000_000}M`
  return bits % 1000 === 0 ? `${bits / 1000}k` : String(bits)
}

/** All rules that a rate limit breaks: whole bit/s above zero, threshold < rate < burst, priority 1..8, min ≤ rate. */
export function findRateLimitProblems(limit: RateLimit): RateLimitProblem[] {
  const problems: RateLimitProblem[] = []
  const check = (field: string, isRight: boolean, message: string) => {
    if (!isRight) problems.push({ field, message })
  }
  const { priority } = limit
  for (const way of ['down', 'up'] as const) {
    const { rate, burst, threshold, seconds, min } = sideOf(limit, way)
    check(`${way}Kbps`, isWholeBits(rate) && rate > 0, `${rate} is not a rate of 1 bit/s or more`)
    if (burst !== undefined && burst !== 0) {
      check(`burst.${way}Kbps`, isWholeBits(burst) && burst > rate, `burst ${burst} must exceed the rate ${rate}`)
    }
    if (threshold !== undefined) {
      const isRight = isWholeBits(threshold) && threshold > 0 && threshold < rate && burst !== 0
      check(`burst.${way}ThresholdKbps`, isRight, `threshold ${threshold} must lie between 0 and the rate ${rate}`)
    }
    if (seconds !== undefined) {
      check(`burst.${way}Seconds`, Number.isInteger(seconds) && seconds > 0, `${seconds} is not a whole second or more`)
    }
    if (min !== undefined) {
      check(`min.${way}Kbps`, isWholeBits(min) && min <= rate, `minimum ${min} must not exceed the rate ${rate}`)
    }
  }
  if (priority !== undefined) {
    check('priority', Number.isInteger(priority) && priority >= 1 && priority <= 8, `${priority} is not within 1 to 8`)
  }
  return problems
}

function sideOf({ downKbps, upKbps, burst, min }: RateLimit, way: 'down' | 'up') {
  return way === 'down'
    ? {
        rate: downKbps,
        burst: burst?.downKbps,
        threshold: burst?.downThresholdKbps,
        seconds: burst?.downSeconds,
        min: min?.downKbps,
      }
    : {
        rate: upKbps,
        burst: burst?.upKbps,
        threshold: burst?.upThresholdKbps,
        seconds: burst?.upSeconds,
        min: min?.upKbps,
      }
}

// Above 2^53 / 1000 neighbouring rates can no longer be told apart.
function isWholeBits(kbps: number): boolean {
  const bits = kbps * 1000
  return bits >= 0 && bits < Number.MAX_SAFE_INTEGER && Math.abs(bits - Math.round(bits)) < 1e-6
}

/**
 * Seconds a full burst really lasts, time × threshold ÷ burst rate, the figure a plan editor shows as "dura ~N s";
 * undefined without burst. Source: RouterOS manual, "Queues: burst".
 */
export function burstDurationSeconds(limit: RateLimit, way: 'down' | 'up'): number | undefined {
  const { burst, seconds = 1 } = sideOf(limit, way)
  return burst ? (seconds * thresholdOf(limit, way)) / burst : undefined
}
