import { expect, test } from 'vitest'
import { formatDuration, formatTraffic } from './traffic.ts'

test('traffic in the unit that a person reads', () => {
  expect([0, 2_500_000, 1_500_000_000, 2_199_023_255_552].map(formatTraffic)).toEqual([
    '0 MB',
    '2,5 MB',
    '1,5 GB',
    '2,2 TB',
  ])
})

test('how long a session lasted, without minutes after a day', () => {
  expect([59, 600, 7_260, 93_784].map(formatDuration)).toEqual(['0 min', '10 min', '2 h 1 min', '1 d 2 h'])
})
