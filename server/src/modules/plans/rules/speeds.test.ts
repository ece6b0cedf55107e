import { expect, test } from 'vitest'
import { findSpeedProblems, type Speeds } from './speeds.ts'

const burst = {
  burstDownKbps: 600_000,
  burstUpKbps: 300_000,
  burstThresholdDownKbps: 400_000,
  burstThresholdUpKbps: 200_000,
  burstSeconds: 16,
}
const fields = (speeds: Partial<Speeds>) =>
  findSpeedProblems({ downKbps: 500_000, upKbps: 250_000, ...speeds }).map(({ field }) => field)

test('a rate alone, with burst, with the threshold at the rate, and with reduction is right', () => {
  for (const right of [
    {},
    burst,
    { ...burst, burstThresholdDownKbps: 500_000 },
    { reducedDownKbps: 1, reducedUpKbps: 1 },
  ])
    expect(fields(right)).toEqual([])
})

test('a burst must pass the rate, a threshold must not', () => {
  expect(fields({ ...burst, burstDownKbps: 500_000 })).toEqual(['burstDownKbps'])
  expect(fields({ ...burst, burstUpKbps: 100 })).toEqual(['burstUpKbps'])
  expect(fields({ ...burst, burstThresholdDownKbps: 500_001 })).toEqual(['burstThresholdDownKbps'])
  expect(fields({ ...burst, burstThresholdUpKbps: 250_001 })).toEqual(['burstThresholdUpKbps'])
})

test('burst and reduction are complete or absent', () => {
  expect(fields({ ...burst, burstSeconds: null })).toEqual(['burstSeconds'])
  expect(fields({ burstSeconds: 8 })).toHaveLength(4)
  expect(fields({ reducedDownKbps: 1_000 })).toEqual(['reducedUpKbps'])
})

test('reduced means not faster', () => {
  expect(fields({ reducedDownKbps: 500_001, reducedUpKbps: 250_001 })).toEqual(['reducedDownKbps', 'reducedUpKbps'])
})
