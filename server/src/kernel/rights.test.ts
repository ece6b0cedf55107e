import { expect, test } from 'vitest'
import { rightsFrom, type Grant } from './rights.ts'

const grant = (permission: string, bounds: Partial<Grant> = {}): Grant => ({
  permissions: [permission],
  masks: [],
  limits: {},
  scope: null,
  ...bounds,
})
const [soon, later] = [new Date('2026-02-01'), new Date('2026-03-01')]

test('what one grant shows, the session sees; what none shows stays masked', () => {
  const { boundsOf } = rightsFrom([
    grant('clients.client.read', { masks: ['document', 'phone'] }),
    grant('clients.client.read', { masks: ['document'] }),
  ])
  expect([...boundsOf('clients.client.read').masks]).toEqual(['document'])
})

test('of a permission that is not held all bounds count', () => {
  const { boundsOf } = rightsFrom([
    grant('privacy.person.read', { masks: ['document'], scope: { cities: ['4205407'] } }),
  ])
  expect([...boundsOf('clients.client.read').masks]).toEqual(['document'])
  expect(boundsOf('clients.client.read').scopes).toEqual([{ cities: ['4205407'] }])
})

test('what is held for a time ends with the last of its grants, and for good when one of them is', () => {
  const one = grant('plans.plan.read', { validUntil: soon })
  const other = grant('plans.plan.read', { validUntil: later })
  expect(rightsFrom([one, other]).boundsOf('plans.plan.read').validUntil).toEqual(later)
  expect(rightsFrom([one, other, grant('plans.plan.read')]).boundsOf('plans.plan.read').validUntil).toBeNull()
})
