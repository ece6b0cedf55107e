import { expect, test } from 'vitest'
import { type AccessCause, deriveAccess, type Override, type OverrideKind } from './access-state.ts'
import { contractStatuses } from './transitions.ts'

const now = new Date('2026-03-20T12:00:00Z')
const past = new Date('2026-03-12T12:00:00Z')
const soon = new Date('2026-03-23T12:00:00Z')

const override = (kind: OverrideKind, endsAt: Date | null = null): Override => ({
  kind,
  reason: 'combinado',
  startsAt: past,
  endsAt,
})
const suspended = (kind: 'financial' | 'requested' | 'administrative' | 'judicial', ...overrides: Override[]) =>
  derive({ status: 'suspended', suspension: { kind, reason: 'título 881', startedAt: past }, overrides })
const derive = (cause: Partial<AccessCause>) =>
  deriveAccess({ status: 'active', endedOn: null, overrides: [], ...cause }, now)

test('before the installation access waits, after the end it is off, whatever people decided', () => {
  const overrides = [override('manual_block'), override('manual_release'), override('reduced')]
  const states = contractStatuses.map((status) => derive({ status, overrides, endedOn: '2026-03-01' }).state)
  expect(states).toEqual(['awaiting', 'awaiting', 'awaiting', 'blocked_manual', 'blocked_manual', 'off', 'off'])
  expect(derive({ status: 'cancelled', endedOn: '2026-03-01' }).reason).toBe('Contrato cancelado em 01/03/2026')
  expect(derive({ status: 'ended', endedOn: '2026-03-01' }).reason).toBe('Contrato encerrado em 01/03/2026')
  expect(derive({ status: 'awaiting_signature' }).reason).toBe('Aguardando assinatura')
})

test('arrears block by themselves and say since when and why', () => {
  expect(suspended('financial')).toEqual({
    state: 'blocked_auto',
    reason: 'Suspenso por falta de pagamento desde 12/03/2026: título 881',
  })
})

test.each(['trust_unlock', 'manual_release', 'do_not_block'] as const)('%s lifts arrears until its end', (kind) => {
  expect(suspended('financial', override(kind, soon)).state).toBe('allowed')
  expect(suspended('financial', override(kind, soon)).reason).toMatch(/até 23\/03\/2026: combinado$/)
  expect(suspended('financial', override(kind, now)).state).toBe('blocked_auto')
  expect(suspended('financial', override(kind, past)).state).toBe('blocked_auto')
})

test.each(['requested', 'administrative', 'judicial'] as const)(
  'a %s suspension is not lifted by any release',
  (kind) => {
    const releases = [override('trust_unlock', soon), override('manual_release'), override('do_not_block')]
    expect(suspended(kind, ...releases).state).toBe('blocked_manual')
  },
)

test('a manual block wins over every release and every suspension', () => {
  const block = override('manual_block')
  for (const cause of [
    derive({ overrides: [block] }),
    derive({ overrides: [override('manual_release'), block] }),
    suspended('financial', override('trust_unlock', soon), block),
    suspended('judicial', block),
  ])
    expect(cause).toEqual({ state: 'blocked_manual', reason: 'Bloqueio manual desde 12/03/2026: combinado' })
})

test('a reduction holds while the contract is served, also when it is served by a release', () => {
  expect(derive({ overrides: [override('reduced')] })).toEqual({
    state: 'reduced',
    reason: 'Velocidade reduzida desde 12/03/2026: combinado',
  })
  expect(suspended('financial', override('reduced')).state).toBe('blocked_auto')
  expect(suspended('financial', override('reduced'), override('trust_unlock', soon)).state).toBe('reduced')
})

test('not being notified changes nothing about access, and what has not begun does not count', () => {
  expect(derive({ overrides: [override('do_not_notify')] })).toEqual({ state: 'allowed', reason: 'Contrato ativo' })
  expect(derive({ overrides: [{ ...override('manual_block'), startsAt: soon }] }).state).toBe('allowed')
})
