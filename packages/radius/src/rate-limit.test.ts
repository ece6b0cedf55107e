import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseRateLimit } from './parse-rate-limit.ts'
import { burstDurationSeconds, findRateLimitProblems, formatRateLimit, type RateLimit } from './rate-limit.ts'

const plan: RateLimit = { downKbps: 500_000, upKbps: 250_000 }
const burst = { downKbps: 600_000, upKbps: 300_000 }

describe('writing a Mikrotik-Rate-Limit', () => {
  test.each<[string, RateLimit, string]>([
    ['500 down and 250 up, from the router', plan, '250M/500M'],
    ['1.5 Mbit/s is not cut to 1M', { downKbps: 1500, upKbps: 512 }, '512k/1500k'],
    ['half a kbit/s is not cut to 0', { downKbps: 0.5, upKbps: 1.1 }, '1100/500'],
    ['a gigabit', { downKbps: 1_000_000, upKbps: 500_000 }, '500M/1000M'],
    ['burst alone', { ...plan, burst }, '250M/500M 300M/600M'],
    [
      'burst with threshold and time',
      {
        ...plan,
        burst: { ...burst, downThresholdKbps: 400_000, upThresholdKbps: 200_000, downSeconds: 16, upSeconds: 8 },
      },
      '250M/500M 300M/600M 200M/400M 8/16',
    ],
    [
      'time without threshold: the rates',
      { ...plan, burst: { ...burst, downSeconds: 8 } },
      '250M/500M 300M/600M 250M/500M 1/8',
    ],
    ['priority without burst', { ...plan, priority: 5 }, '250M/500M 0/0 0/0 0/0 5'],
    ['minimum without priority', { ...plan, min: { downKbps: 50_000, upKbps: 0 } }, '250M/500M 0/0 0/0 0/0 8 0/50M'],
    [
      'burst one way',
      { ...plan, burst: { downKbps: 600_000, upKbps: 0, downSeconds: 8 } },
      '250M/500M 0/600M 0/500M 1/8',
    ],
  ])('%s', (_, limit, text) => {
    expect(formatRateLimit(limit)).toBe(text)
  })

  test.each<[string, RateLimit, string[]]>([
    ['a rate of zero would mean no limit', { downKbps: 0, upKbps: 1 }, ['downKbps']],
    ['a negative rate', { downKbps: 1, upKbps: -1 }, ['upKbps']],
    ['a fraction of a bit', { downKbps: 0.0001, upKbps: 1 }, ['downKbps']],
    ['not a number', { downKbps: Number.NaN, upKbps: Infinity }, ['downKbps', 'upKbps']],
    ['burst equal to the rate', { ...plan, burst: { ...burst, downKbps: 500_000 } }, ['burst.downKbps']],
    [
      'threshold equal to the rate',
      { ...plan, burst: { ...burst, upThresholdKbps: 250_000 } },
      ['burst.upThresholdKbps'],
    ],
    ['threshold zero', { ...plan, burst: { ...burst, upThresholdKbps: 0 } }, ['burst.upThresholdKbps']],
    ['burst time zero', { ...plan, burst: { ...burst, upSeconds: 0 } }, ['burst.upSeconds']],
    ['priority 9', { ...plan, priority: 9 }, ['priority']],
    ['priority 0', { ...plan, priority: 0 }, ['priority']],
    ['minimum above the rate', { ...plan, min: { downKbps: 500_001, upKbps: 1 } }, ['min.downKbps']],
  ])('refused: %s', (_, limit, fields) => {
    expect(findRateLimitProblems(limit).map(({ field }) => field)).toEqual(fields)
    expect(() => formatRateLimit(limit)).toThrow(expect.objectContaining({ code: 'invalid-rate-limit' }))
  })
})

describe('reading a Mikrotik-Rate-Limit', () => {
  test.each<[string, RateLimit]>([
    ['10M', { downKbps: 10_000, upKbps: 10_000 }],
    ['128000/1M', { downKbps: 1000, upKbps: 128 }],
    ['64/64', { downKbps: 0.064, upKbps: 0.064 }],
    ['1G/1.5m', { downKbps: 1500, upKbps: 1_000_000 }],
    [' 5M/10M  10M/20M ', { downKbps: 10_000, upKbps: 5000, burst: { downKbps: 20_000, upKbps: 10_000 } }],
    [
      '5M/10M 10M/20M 5M/10M 00:00:08',
      { downKbps: 10_000, upKbps: 5000, burst: { downKbps: 20_000, upKbps: 10_000, downSeconds: 8, upSeconds: 8 } },
    ],
    ['5M/10M 0/0 0/0 0/0 3', { downKbps: 10_000, upKbps: 5000, priority: 3 }],
    [
      '5M/10M 0/0 0/0 0/0 8 1M/2M',
      { downKbps: 10_000, upKbps: 5000, priority: 8, min: { downKbps: 2000, upKbps: 1000 } },
    ],
  ])('%s', (text, limit) => {
    expect(parseRateLimit(text)).toEqual(limit)
  })

  test.each([
    '',
    'x',
    '10MB',
    '1M/2M/3M',
    '-1M',
    '1M 2M 3M x',
    '1M 2M 1M 1 9',
    '1M 2M 1M 1 8 1M 1M',
    '1,5M',
    '0.5',
    '1M/',
  ])('"%s" is refused', (text) => {
    expect(() => parseRateLimit(text)).toThrow(expect.objectContaining({ code: 'invalid-rate-limit' }))
  })

  test('a speed that the plan editor would refuse is still read from an imported table', () => {
    expect(findRateLimitProblems(parseRateLimit('10M/10M 8M/8M')).map(({ field }) => field)).toEqual([
      'burst.downKbps',
      'burst.upKbps',
    ])
  })
})

/** What RouterOS makes of the limit: every default written out. */
function resolve({ downKbps, upKbps, burst: boost, priority = 8, min }: RateLimit) {
  const side = (rate: number, peak: number, threshold = rate, seconds = 1) =>
    peak === 0 ? 0 : [peak, threshold, seconds]
  const up = side(upKbps, boost?.upKbps ?? 0, boost?.upThresholdKbps, boost?.upSeconds)
  const down = side(downKbps, boost?.downKbps ?? 0, boost?.downThresholdKbps, boost?.downSeconds)
  return { downKbps, upKbps, up, down, priority, min: [min?.downKbps ?? 0, min?.upKbps ?? 0] }
}

const kbps = (min: number, max: number) =>
  fc.integer({ min: Math.round(min * 1000), max: Math.round(max * 1000) }).map((bits) => bits / 1000)
const anyLimit: fc.Arbitrary<RateLimit> = fc
  .tuple(kbps(1, 2_000_000), kbps(1, 2_000_000))
  .chain(([downKbps, upKbps]) => {
    const extra = { requiredKeys: ['downKbps', 'upKbps'] as ['downKbps', 'upKbps'] }
    const seconds = fc.integer({ min: 1, max: 3600 })
    const boost = fc.record(
      {
        downKbps: kbps(downKbps + 1, downKbps + 9_000_000),
        upKbps: kbps(upKbps + 1, upKbps + 9_000_000),
        downThresholdKbps: kbps(0.001, downKbps).filter((value) => value > 0 && value < downKbps),
        upThresholdKbps: kbps(0.001, upKbps).filter((value) => value > 0 && value < upKbps),
        downSeconds: seconds,
        upSeconds: seconds,
      },
      extra,
    )
    const min = fc.record({ downKbps: kbps(0, downKbps), upKbps: kbps(0, upKbps) })
    const priority = fc.integer({ min: 1, max: 8 })
    const rates = { downKbps: fc.constant(downKbps), upKbps: fc.constant(upKbps) }
    return fc.record({ ...rates, burst: boost, priority, min }, extra)
  })

test('whatever is written reads back as the same limit', () => {
  fc.assert(
    fc.property(anyLimit, (limit) => {
      expect(findRateLimitProblems(limit)).toEqual([])
      const text = formatRateLimit(limit)
      expect(resolve(parseRateLimit(text))).toEqual(resolve(limit))
      expect(formatRateLimit(parseRateLimit(text))).toBe(text)
    }),
    { numRuns: 500 },
  )
})

test('a burst of 20M over a threshold of 8M with time 16 s lasts 6.4 s', () => {
  const limit = parseRateLimit('5M/10M 10M/20M 4M/8M 16/16')
  expect(burstDurationSeconds(limit, 'down')).toBeCloseTo(6.4)
  expect(burstDurationSeconds(plan, 'down')).toBeUndefined()
})
