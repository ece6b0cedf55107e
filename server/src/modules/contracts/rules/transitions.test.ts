import { expect, test } from 'vitest'
import { contractStatuses, isAllowed, isClosed, transitions } from './transitions.ts'

test('a closed contract goes nowhere, an open one can always be cancelled', () => {
  for (const status of contractStatuses) {
    expect(isClosed(status)).toBe(transitions[status].length === 0)
    expect(isAllowed(status, 'cancelled')).toBe(!isClosed(status))
  }
})

test('no state leads to itself, and every state but the first is reached', () => {
  const reached = new Set<string>(contractStatuses.flatMap((status) => [...transitions[status]]))
  for (const status of contractStatuses) {
    expect(isAllowed(status, status)).toBe(false)
    expect(reached.has(status)).toBe(true)
  }
})
