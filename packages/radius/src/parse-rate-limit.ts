import { RadiusError } from './errors.ts'
import type { RateBurst, RateLimit } from './rate-limit.ts'

type Pair = { readonly up: number; readonly down: number }

const unitBits = new Map([
  ['', 1],
  ['k', 1000],
  ['m', 1_000_000],
  ['g', 1_000_000_000],
])

/**
 * Reads a Mikrotik-Rate-Limit as routers and imported tables hold it (see `formatRateLimit` for the grammar).
 * A missing tx equals rx. Thresholds equal to the rates are RouterOS's default and come back absent, `0/0` as no burst.
 * Reads what a router would accept, sensible or not: `findRateLimitProblems` judges it. Throws `invalid-rate-limit`.
 */
export function parseRateLimit(text: string): RateLimit {
  const fields = text.trim().split(/\s+/)
  const [rateField = '', burstField, thresholdField, timeField, priorityField, minField, surplus] = fields
  if (surplus !== undefined) throw malformed(text, `"${surplus}" is one field too many`)
  const rate = parsePair(text, rateField, parseRate)
  const burst = burstField === undefined ? undefined : parsePair(text, burstField, parseRate)
  const threshold = thresholdField === undefined ? undefined : parsePair(text, thresholdField, parseRate)
  const time = timeField === undefined ? undefined : parsePair(text, timeField, parseSeconds)
  const min = minField === undefined ? undefined : parsePair(text, minField, parseRate)
  return {
    downKbps: rate.down,
    upKbps: rate.up,
    ...(burst && (burst.up > 0 || burst.down > 0) ? { burst: readBurst(rate, burst, threshold, time) } : {}),
    ...(priorityField === undefined ? {} : { priority: parsePriority(text, priorityField) }),
    ...(min ? { min: { downKbps: min.down, upKbps: min.up } } : {}),
  }
}

function readBurst(rate: Pair, burst: Pair, threshold: Pair | undefined, time: Pair | undefined): RateBurst {
  const own = (way: 'up' | 'down') =>
    threshold && burst[way] > 0 && threshold[way] > 0 && threshold[way] !== rate[way] ? threshold[way] : undefined
  const [downThresholdKbps, upThresholdKbps] = [own('down'), own('up')]
  return {
    downKbps: burst.down,
    upKbps: burst.up,
    ...(downThresholdKbps === undefined ? {} : { downThresholdKbps }),
    ...(upThresholdKbps === undefined ? {} : { upThresholdKbps }),
    ...(time && time.down > 0 ? { downSeconds: time.down } : {}),
    ...(time && time.up > 0 ? { upSeconds: time.up } : {}),
  }
}

function parsePair(text: string, field: string, parse: (text: string, part: string) => number): Pair {
  const [rx = '', tx = rx, surplus] = field.split('/')
  if (surplus !== undefined) throw malformed(text, `"${field}" has more than rx/tx`)
  return { up: parse(text, rx), down: parse(text, tx) }
}

// Decimals ("1.5M") are accepted while they come out as whole bits.
function parseRate(text: string, part: string): number {
  const match = /^(\d{1,12})(?:\.(\d{1,9}))?([kmg]?)$/i.exec(part)
  const unit = unitBits.get(match?.[3]?.toLowerCase() ?? '') ?? 1
  const bits = Number(`${match?.[1]}.${match?.[2] ?? 0}`) * unit
  if (!match || Math.abs(bits - Math.round(bits)) > 1e-6) throw malformed(text, `"${part}" is not a rate such as 500M`)
  return Math.round(bits) / 1000
}

function parseSeconds(text: string, part: string): number {
  const match = /^(?:(\d{1,2}):(\d{2}):)?(\d{1,6})s?$/.exec(part)
  if (!match) throw malformed(text, `"${part}" is not a time in seconds`)
  return Number(match[1] ?? 0) * 3600 + Number(match[2] ?? 0) * 60 + Number(match[3])
}

function parsePriority(text: string, part: string): number {
  if (!/^[1-8]$/.test(part)) throw malformed(text, `priority "${part}" is not within 1 to 8`)
  return Number(part)
}

function malformed(text: string, problem: string) {
  return new RadiusError('invalid-rate-limit', `"${text}" is not a Mikrotik-Rate-Limit: ${problem}`)
}
