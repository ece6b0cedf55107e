import { expect, test } from 'vitest'
import { ImpairedPath, type Impairment } from './impaired-path.ts'
import { createNas } from './nas.ts'
import { seedRandom } from './seeded-random.ts'

function send(impairment: Impairment, count: number, seed = 7) {
  const arrived: number[] = []
  let lost = 0
  const path = new ImpairedPath(seedRandom(seed), () => lost++)
  path.impair(impairment)
  for (let index = 0; index < count; index++) path.pass(() => arrived.push(index))
  path.close()
  return { arrived, lost }
}

const inOrder = (numbers: number[]) => numbers.toSorted((a, b) => a - b)

test('a good line delivers everything at once and in order', () => {
  expect(send({}, 4)).toEqual({ arrived: [0, 1, 2, 3], lost: 0 })
})

test('the same seed brings the same fate, another seed another', () => {
  const first = send({ lose: 0.5, duplicate: 0.3, reorder: 0.3 }, 100)
  expect(send({ lose: 0.5, duplicate: 0.3, reorder: 0.3 }, 100)).toEqual(first)
  expect(send({ lose: 0.5, duplicate: 0.3, reorder: 0.3 }, 100, 8)).not.toEqual(first)
})

test('losses, repetitions and swaps come about as often as asked', () => {
  expect(send({ lose: 0.25 }, 10_000).lost / 10_000).toBeCloseTo(0.25, 1)
  expect(send({ duplicate: 0.25 }, 10_000).arrived.length / 10_000).toBeCloseTo(1.25, 1)
  const { arrived } = send({ reorder: 0.25 }, 1000)
  expect(arrived).not.toEqual(inOrder(arrived))
  expect(new Set(arrived).size).toBeGreaterThanOrEqual(999)
})

test('the first ones are lost for certain, counted from the moment the fault is set', () => {
  expect(send({ loseFirst: 2 }, 4)).toEqual({ arrived: [2, 3], lost: 2 })
  const arrived: number[] = []
  const path = new ImpairedPath(seedRandom(1), () => undefined)
  path.pass(() => arrived.push(0))
  path.impair({ loseFirst: 1 })
  for (const index of [1, 2]) path.pass(() => arrived.push(index))
  expect(arrived).toEqual([0, 2])
})

test('two routers of one seed give their subscribers the same MAC addresses', async () => {
  const macs = await Promise.all(
    [7, 7, 8].map(async (seed) => {
      await using nas = await createNas({ secret: 'x', seed })
      return nas.placeSession({ username: 'ana', password: 'senha' }).mac
    }),
  )
  expect(macs[1]).toBe(macs[0])
  expect(macs[2]).not.toBe(macs[0])
})
