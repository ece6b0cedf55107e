import { randomInt, randomUUIDv7 } from 'node:crypto'

const counterEnd = 0x1000
let lastMs = 0
let counter = 0

/**
 * A new uuid v7: sorts by time of creation, within this process also inside a millisecond (RFC 9562 §6.2, method 1), so
 * that histories read in the order in which things were written.
 */
export function newId(): string {
  const now = Date.now()
  counter = now > lastMs ? randomInt(counterEnd / 2) : counter + 1
  lastMs = Math.max(now, lastMs)
  if (counter === counterEnd) [lastMs, counter] = [lastMs + 1, 0]
  const time = lastMs.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}${randomUUIDv7().slice(18)}`
}
