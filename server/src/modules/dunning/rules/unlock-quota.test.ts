import { expect, test } from 'vitest'
import type { ContractFacts, Title } from './facts.ts'
import { defaultPolicy } from './policy.ts'
import { refuseUnlock } from './unlock-quota.ts'

const title: Title = {
  invoiceId: 'invoice',
  number: 881,
  dueOn: '2026-02-05',
  openCents: 9_990,
  period: { from: '2026-02-01', to: '2026-03-01' },
  hadUnlock: false,
  notice: {
    id: 'notice',
    status: 'delivered',
    deliveredOn: '2026-02-13',
    suspendFrom: '2026-03-02',
    writtenOn: '2026-02-13',
    round: 1,
    recipient: 'c@exemplo.test',
  },
}

const blocked: ContractFacts = {
  contractId: 'contract',
  number: 17,
  clientId: 'client',
  clientName: 'Ana',
  email: null,
  status: 'suspended',
  suspension: { kind: 'financial', hasProof: true },
  isBlockedManually: false,
  doNotBlock: null,
  doNotNotify: null,
  unlockUntil: null,
  titles: [title],
}

const request = { grantedInYear: 0, today: '2026-03-05', until: '2026-03-08' }
const codeOf = (changes: Partial<ContractFacts>, asked: Partial<typeof request> = {}) =>
  refuseUnlock({ ...blocked, ...changes }, defaultPolicy, { ...request, ...asked })?.code

test('who is suspended for arrears, or has been warned of it, may be trusted', () => {
  expect(codeOf({})).toBeUndefined()
  expect(codeOf({ status: 'active', suspension: null })).toBeUndefined()
})

test('the quota is one per open title and N in 12 months', () => {
  expect(codeOf({ titles: [title, { ...title, hadUnlock: true }] })).toBe('unlock-used')
  expect([codeOf({}, { grantedInYear: 3 }), codeOf({}, { grantedInYear: 4 })]).toEqual([
    undefined,
    'unlock-quota-reached',
  ])
  expect(refuseUnlock(blocked, { ...defaultPolicy, unlocksPerYear: 0 }, request)?.code).toBe('unlock-quota-reached')
})

test('trust ends within the days of the policy', () => {
  expect(['2026-03-04', '2026-03-05', '2026-03-08', '2026-03-09'].map((until) => codeOf({}, { until }))).toEqual([
    'unlock-too-long',
    undefined,
    undefined,
    'unlock-too-long',
  ])
})

test('what a person or a court blocked is not unlocked by trust, nor what owes nothing', () => {
  expect(codeOf({ isBlockedManually: true })).toBe('blocked-manually')
  expect(codeOf({ suspension: { kind: 'judicial', hasProof: false } })).toBe('not-in-arrears')
  expect(codeOf({ status: 'cancelled', suspension: null })).toBe('not-in-arrears')
  expect(codeOf({ titles: [] })).toBe('nothing-to-unlock')
  expect(codeOf({ status: 'active', suspension: null, titles: [{ ...title, notice: null }] })).toBe('nothing-to-unlock')
  expect(codeOf({ unlockUntil: '2026-03-06' })).toBe('unlock-open')
})
