import { addDays, daysBetween, nextBankDay } from '@open-sgp/brasil'
import { findLayout } from '@open-sgp/cnab'
import { createHash } from 'node:crypto'
import { AppError } from '#kernel/errors'
import type { Ctx } from '#kernel/context'
import { receivePix } from '#modules/banking'
import { quoteInvoice } from '#modules/billing'
import { cancelContract } from '#modules/contracts'
import { requestUnlock } from '#modules/dunning'
import type { Debt } from './open-debts.ts'
import type { Collection, Provider } from './provider.ts'
import type { Subscriber } from './subscribers.ts'

/** What people did on a day, for the summary. */
export type Deeds = { pix: number; boleto: number; unlocks: number; refusedUnlocks: number; cancellations: number }

/** Lets one subscriber live one day: pay what is due by habit, ask for trust, or leave. */
export async function act(
  ctx: Ctx,
  provider: Provider,
  subscriber: Subscriber,
  debts: readonly Debt[],
  deeds: Deeds,
): Promise<void> {
  const { habit } = subscriber
  if (
    habit.kind === 'leaves' &&
    daysBetween(subscriber.joinedOn, ctx.today) >= habit.afterMonths * 30 &&
    debts.length === 0
  )
    return await leave(ctx, subscriber, deeds)
  if (habit.kind === 'suspended-then-pays' && habit.unlocks) await askForTrust(ctx, debts, deeds)
  for (const debt of debts) {
    if (payDay(subscriber, debt, ctx.today) > ctx.today) continue
    await pay(ctx, provider, subscriber, debt, deeds)
  }
}

const never = '9999-12-31'

/** The day on which this invoice is paid, as far as known today. */
function payDay({ habit, index }: Subscriber, debt: Debt, today: string): string {
  switch (habit.kind) {
    case 'punctual':
    case 'leaves':
      return addDays(debt.dueOn, -((index + debt.number) % 6))
    case 'late':
      return addDays(debt.dueOn, habit.delayDays)
    case 'careless':
      return addDays(debt.dueOn, (index * 7 + debt.number) % 9)
    case 'suspended-then-pays':
      return debt.accessState === 'blocked_auto' ? addDays(dayOf(debt.accessSince), 1 + (index % 4)) : never
    case 'stops-paying':
      return debt.number % 3 === 0 && today < addDays(debt.dueOn, 40) ? addDays(debt.dueOn, 2) : never
  }
}

const dayOf = (instant: Date) => new Date(instant.getTime() - 3 * 3_600_000).toISOString().slice(0, 10)

async function pay(ctx: Ctx, provider: Provider, subscriber: Subscriber, debt: Debt, deeds: Deeds): Promise<void> {
  const { habit, index } = subscriber
  const prefersPix =
    habit.kind === 'suspended-then-pays' || ('by' in habit ? habit.by === 'pix' : (index + debt.number) % 2 === 0)
  if (prefersPix && debt.pixTxid !== null) return await payByPix(ctx, subscriber, debt, deeds)
  payAtBank(ctx, provider, subscriber, debt, deeds)
}

async function payByPix(ctx: Ctx, { habit, index }: Subscriber, debt: Debt, deeds: Deeds): Promise<void> {
  const { totalCents } = await quoteInvoice(ctx, { invoiceId: debt.invoiceId, on: ctx.today })
  const isHalf = habit.kind === 'careless' && debt.number % 5 === 0 && debt.openCents > 5_000
  const amountCents = isHalf
    ? Math.floor(totalCents / 2)
    : totalCents + (habit.kind === 'careless' && index % 2 === 0 ? 37 : 0)
  const e2eId = endToEndId(ctx.now, `${debt.invoiceId} ${debt.openCents}`)
  await receivePix(ctx, { e2eId, txid: debt.pixTxid, amountCents, paidAt: ctx.now })
  deeds.pix += 1
}

/** 32 characters: E, the payer's institution, the minute, and eleven that tell this payment from others. */
export const endToEndId = (at: Date, source: string): string =>
  `E60746948${at.toISOString().slice(0, 16).replace(/\D/g, '')}${createHash('sha256').update(source).digest('hex').slice(0, 11)}`

/** At the bank only a registered title can be paid, and only on a day when banks open. */
function payAtBank(ctx: Ctx, provider: Provider, { habit }: Subscriber, debt: Debt, deeds: Deeds): void {
  if (debt.boletoStatus !== 'registered' || nextBankDay(ctx.today) !== ctx.today) return
  const collection = provider.collections.find(({ account }) => account.id === debt.accountId)
  if (!collection) return
  const number = numberAtBank(collection, debt)
  if (collection.bank.findTitle(number)?.status !== 'REGISTERED') return
  collection.bank.pay(number, { on: ctx.today })
  // Some pay the same paper twice: real money, a credit for the next invoice.
  if (habit.kind === 'careless' && debt.number % 7 === 0) collection.bank.pay(number, { on: ctx.today })
  deeds.boleto += 1
}

/** The nosso número as the bank's files write it. */
function numberAtBank({ account }: Collection, { nossoNumero, nossoNumeroDv }: Debt): string {
  const dv = nossoNumeroDv ?? ''
  const number = (nossoNumero ?? '').slice(0, (nossoNumero ?? '').length - dv.length)
  return findLayout(account.bankCode, account.cnabLayout === '240' ? 240 : 400).nossoNumeroColumns({ number, dv })
}

async function askForTrust(ctx: Ctx, debts: readonly Debt[], deeds: Deeds): Promise<void> {
  const blocked = debts.find((debt) => debt.accessState === 'blocked_auto' && dayOf(debt.accessSince) < ctx.today)
  if (!blocked?.contractId) return
  try {
    await requestUnlock(ctx, { contractId: blocked.contractId, channel: 'portal' })
    deeds.unlocks += 1
  } catch (error) {
    if (!(error instanceof AppError) || error.status !== 409) throw error
    deeds.refusedUnlocks += 1
  }
}

async function leave(ctx: Ctx, subscriber: Subscriber, deeds: Deeds): Promise<void> {
  await cancelContract(ctx, {
    contractId: subscriber.contractId,
    reason: 'Mudou para fora da área atendida',
    penaltyWaiver: 'agreement',
  })
  subscriber.habit = { kind: 'punctual', by: 'pix' }
  deeds.cancellations += 1
}
