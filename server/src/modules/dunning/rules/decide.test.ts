import { expect, test } from 'vitest'
import { decide, noticesDue } from './decide.ts'
import type { ContractFacts, Notice, Title } from './facts.ts'
import { defaultPolicy, type Policy } from './policy.ts'

const everyDay: Policy = { ...defaultPolicy, suspendOnBusinessDaysOnly: false }

const delivered = (deliveredOn: string, suspendFrom = deliveredOn): Notice => ({
  id: 'notice',
  status: 'delivered',
  deliveredOn,
  suspendFrom,
  writtenOn: deliveredOn,
  round: 1,
  recipient: 'c@exemplo.test',
})

const failed = (writtenOn: string, changes: Partial<Notice> = {}): Notice => ({
  ...delivered(writtenOn),
  status: 'failed',
  deliveredOn: null,
  ...changes,
})

const title = (changes: Partial<Title> = {}): Title => ({
  invoiceId: 'invoice',
  number: 881,
  dueOn: '2026-02-05',
  openCents: 9_990,
  period: { from: '2026-02-01', to: '2026-03-01' },
  hadUnlock: false,
  notice: delivered('2026-02-13'),
  ...changes,
})

const contract = (changes: Partial<ContractFacts> = {}): ContractFacts => ({
  contractId: 'contract',
  number: 1,
  clientId: 'client',
  clientName: 'Ana',
  email: 'c@exemplo.test',
  status: 'active',
  suspension: null,
  isBlockedManually: false,
  doNotBlock: null,
  doNotNotify: null,
  unlockUntil: null,
  titles: [title()],
  ...changes,
})

const suspended = (hasProof: boolean, changes: Partial<ContractFacts> = {}) =>
  contract({ status: 'suspended', suspension: { kind: 'financial', hasProof }, ...changes })

test('the service is suspended 15 days after the notice was delivered, not 14, however old the debt', () => {
  expect(decide(contract(), everyDay, '2026-02-27')).toMatchObject({
    action: 'wait',
    explanation: 'bloqueia em 28/02/2026: título 881 vencido em 05/02/2026, aviso entregue em 13/02/2026',
  })
  expect(decide(contract(), everyDay, '2026-02-28')).toMatchObject({
    action: 'suspend',
    explanation: 'bloqueia em 28/02/2026: título 881 vencido em 05/02/2026, aviso entregue em 13/02/2026',
  })
})

test('on business days only, a Saturday waits for Monday and carnival for Ash Wednesday', () => {
  expect(decide(contract(), defaultPolicy, '2026-02-28')).toMatchObject({
    action: 'wait',
    explanation: expect.stringContaining('bloqueia em 02/03/2026'),
  })
  expect(decide(contract(), defaultPolicy, '2026-03-02').action).toBe('suspend')
  const inCarnival = contract({ titles: [title({ dueOn: '2026-01-20', notice: delivered('2026-02-01') })] })
  expect(decide(inCarnival, defaultPolicy, '2026-02-16')).toMatchObject({
    action: 'wait',
    explanation: expect.stringContaining('bloqueia em 18/02/2026'),
  })
})

test('nobody is suspended earlier than his notice announced', () => {
  const late = contract({ titles: [title({ notice: delivered('2026-02-13', '2026-03-10') })] })
  expect([decide(late, everyDay, '2026-03-09').action, decide(late, everyDay, '2026-03-10').action]).toEqual([
    'wait',
    'suspend',
  ])
})

test('without a delivered notice there is no suspension, and the reason says so', () => {
  const year = '2027-02-05'
  const of = (changes: Partial<ContractFacts>) => decide(contract(changes), everyDay, year)
  expect(of({ titles: [title({ notice: null })] })).toMatchObject({
    action: 'wait',
    explanation: 'sem aviso entregue: título 881 vencido em 05/02/2026',
  })
  expect(of({ titles: [title({ notice: failed('2026-02-06') })] }).explanation).toContain('o envio falhou')
  expect(of({ email: null, titles: [title({ notice: failed('2026-02-06') })] }).explanation).toContain('sem e-mail')
})

test('guards, promises and small debts hold a suspension back, each by its name', () => {
  const of = (changes: Partial<ContractFacts>, policy = everyDay) => decide(contract(changes), policy, '2026-04-01')
  expect(of({ doNotBlock: { reason: 'acordo', until: '2026-05-01' } })).toMatchObject({
    action: 'wait',
    explanation: expect.stringContaining('não bloquear até 01/05/2026 (acordo)'),
  })
  expect(of({ unlockUntil: '2026-04-02' }).explanation).toContain('desbloqueio de confiança até 02/04/2026')
  expect(of({}, { ...everyDay, minimumDebtCents: 10_000 }).explanation).toContain(
    'dívida avisada de R$ 99,90 abaixo do mínimo de R$ 100,00',
  )
  expect(of({ titles: [title({ openCents: 3_000 })] }, { ...everyDay, minimumDebtCents: 3_000 }).action).toBe('suspend')
})

test('only what serves a client is dunned: drafts, cancelled and ended contracts are left alone', () => {
  for (const status of ['draft', 'awaiting_installation', 'cancelled', 'ended']) {
    const left = contract({ status, titles: [title({ notice: null })] })
    expect([decide(left, everyDay, '2027-01-01').action, noticesDue(left, everyDay, '2027-01-01')]).toEqual([
      'none',
      [],
    ])
  }
})

test('a notice goes out after the last day to pay: a title due on a Saturday may be paid on Monday', () => {
  const due = (dueOn: string, on: string) =>
    noticesDue(contract({ titles: [title({ dueOn, notice: null })] }), defaultPolicy, on).length
  expect([due('2026-02-05', '2026-02-05'), due('2026-02-05', '2026-02-06')]).toEqual([0, 1])
  expect([due('2026-02-07', '2026-02-09'), due('2026-02-07', '2026-02-10')]).toEqual([0, 1])
})

test('a notice is written once; one that failed rests for as many days as it failed times, and a new address starts again', () => {
  const due = (notice: Notice, changes: Partial<ContractFacts> = {}) =>
    noticesDue(contract({ titles: [title({ notice })], ...changes }), defaultPolicy, '2026-03-20').length
  expect(due(delivered('2026-02-13'))).toBe(0)
  expect(due({ ...failed('2026-02-13'), status: 'pending' })).toBe(0)
  expect([due(failed('2026-03-20')), due(failed('2026-03-19'))]).toEqual([0, 1])
  expect([due(failed('2026-03-16', { round: 5 })), due(failed('2026-03-15', { round: 5 }))]).toEqual([0, 1])
  expect([due(failed('2026-03-06', { round: 99 })), due(failed('2026-03-05', { round: 99 }))]).toEqual([0, 1])
  expect(due(failed('2026-03-19', { round: 5 }), { email: 'novo@exemplo.test' })).toBe(1)
  expect(due(failed('2026-02-19', { recipient: null }), { email: null })).toBe(0)
})

test('who is not to be notified gets no notice, and so no suspension', () => {
  const guarded = contract({ doNotNotify: { reason: 'falecimento', until: null }, titles: [title({ notice: null })] })
  expect(noticesDue(guarded, everyDay, '2026-03-01')).toEqual([])
  expect(decide(guarded, everyDay, '2027-01-01')).toMatchObject({
    action: 'wait',
    explanation: 'sem aviso entregue: não avisar (falecimento); título 881 vencido em 05/02/2026',
  })
})

test('below the minimum debt nobody is even notified', () => {
  const small = contract({ titles: [title({ openCents: 500, notice: null }), title({ openCents: 400, notice: null })] })
  expect(noticesDue(small, { ...everyDay, minimumDebtCents: 1_000 }, '2026-03-01')).toEqual([])
  expect(noticesDue(small, { ...everyDay, minimumDebtCents: 900 }, '2026-03-01')).toHaveLength(2)
})

test('a suspension ends when no debt whose notice has run its term is left', () => {
  const of = (titles: Title[]) => decide(suspended(true, { titles }), everyDay, '2026-03-05').action
  expect(of([title()])).toBe('none')
  expect(of([])).toBe('release')
  expect(of([title({ notice: delivered('2026-03-01') })])).toBe('release')
  expect(of([title({ notice: null })])).toBe('release')
})

test('a suspension for arrears made by a person ends when nothing is overdue any more', () => {
  expect(decide(suspended(false), everyDay, '2026-03-05').action).toBe('none')
  expect(decide(suspended(false, { titles: [title({ notice: null })] }), everyDay, '2026-03-05').action).toBe('none')
  expect(decide(suspended(false, { titles: [] }), everyDay, '2026-03-05').action).toBe('release')
})

test.each(['requested', 'administrative', 'judicial'])('a suspension of another kind is never undone: %s', (kind) => {
  const other = contract({ status: 'suspended', suspension: { kind, hasProof: false }, titles: [] })
  expect(decide(other, everyDay, '2026-03-05').action).toBe('none')
})
