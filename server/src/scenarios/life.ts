import { addDays, daysBetween, nextBankDay, type CivilDate } from '@open-sgp/brasil'
import { createCtx, type Actor, type Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { readFile } from '#kernel/files'
import { noCompany } from '#kernel/session'
import { drainJobs, type Work } from '#kernel/worker'
import { createRemessa, importRetorno } from '#modules/banking'
import { closeSetup, skipStep } from '#modules/setup'
import { createChance, type Chance } from './chance.ts'
import type { MovingClock } from './moving-clock.ts'
import { listOpenDebts, type Debt } from './open-debts.ts'
import { act, type Deeds } from './payers.ts'
import { createProvider, type Collection, type Provider } from './provider.ts'
import { tick } from './schedules.ts'
import { install, signSubscriber, type Subscriber } from './subscribers.ts'

export type Life = {
  work: Work
  clock: MovingClock
  provider: Provider
  subscribers: Subscriber[]
  chance: Chance
  deeds: Deeds
  files: { remessas: number; retornos: number }
}

const actor: Actor = { kind: 'system', id: 'scenario', name: 'Cenário', permissions: new Set() }

/** The ctx of this moment, for the provider's company. */
export const ctxOf = ({ work, provider }: Pick<Life, 'work' | 'provider'>): Ctx =>
  createCtx(work.runtime, { actor, companyId: provider.companyId })

/** Founds the provider on the clock's day. */
export async function beginLife(work: Work, clock: MovingClock, seed: number): Promise<Life> {
  const provider = await createProvider(createCtx(work.runtime, { actor, companyId: noCompany }), seed)
  await endSetup(createCtx(work.runtime, { actor, companyId: provider.companyId }))
  const deeds = { pix: 0, boleto: 0, unlocks: 0, refusedUnlocks: 0, cancellations: 0 }
  return {
    work,
    clock,
    provider,
    subscribers: [],
    chance: createChance(seed),
    deeds,
    files: { remessas: 0, retornos: 0 },
  }
}

/** This provider was set up by its scenario: nobody is asked to do it again. */
async function endSetup(ctx: Ctx): Promise<void> {
  for (const step of ['branch', 'network', 'terms', 'mail', 'user', 'backup'] as const) await skipStep(ctx, { step })
  await closeSetup(ctx)
}

/** Signs one more subscriber today; the installation follows in `installsInDays`. */
export async function joinSubscriber(life: Life, installsInDays: number): Promise<void> {
  const ctx = ctxOf(life)
  life.subscribers.push(
    await signSubscriber(ctx, life.provider, life.chance, life.subscribers.length, addDays(ctx.today, installsInDays)),
  )
}

/** One day of the provider, from the billing run at night to the bank's file in the evening. */
export async function liveDay(life: Life, day: CivilDate): Promise<void> {
  const { clock, work } = life
  const step = async (hour: number, deed?: (ctx: Ctx) => Promise<void>) => {
    clock.set(day, hour)
    await deed?.(ctxOf(life))
    await drainJobs(work)
  }
  await step(2, (ctx) => tick(ctx, work.jobs, 0, 7))
  await step(7, (ctx) => sendRemessas(life, ctx))
  await step(8, (ctx) => tick(ctx, work.jobs, 7, 23))
  await step(10, (ctx) => installToday(life, ctx))
  await step(14, (ctx) => letPeopleAct(life, ctx))
  await step(19, (ctx) => fetchRetornos(life, ctx))
  await step(23, (ctx) => tick(ctx, work.jobs, 23, 24))
}

async function installToday(life: Life, ctx: Ctx): Promise<void> {
  for (const subscriber of life.subscribers)
    if (!subscriber.isInstalled && subscriber.installsOn <= ctx.today) await install(ctx, subscriber)
}

async function letPeopleAct(life: Life, ctx: Ctx): Promise<void> {
  const debts = Map.groupBy(await listOpenDebts(ctx), (debt: Debt) => debt.contractId)
  for (const subscriber of life.subscribers)
    await act(ctx, life.provider, subscriber, debts.get(subscriber.contractId) ?? [], life.deeds)
}

async function sendRemessas(life: Life, ctx: Ctx): Promise<void> {
  if (nextBankDay(ctx.today) !== ctx.today) return
  for (const { account, bank } of life.provider.collections) {
    const remessa = await createRemessa(ctx, { accountId: account.id }).catch(unlessNothing)
    if (!remessa) continue
    const { content } = await readFile(ctx, remessa.fileId)
    const receipt = bank.receiveRemessa(content, ctx.today)
    if (!receipt.isAccepted) throw new Error(`The bank dropped remessa ${remessa.sequence}: ${receipt.refusal}`)
    life.files.remessas += 1
  }
}

/** Most days have something to send; the others are no fault. */
function unlessNothing(error: unknown): undefined {
  if (error instanceof AppError && error.code === 'nothing-to-send') return undefined
  throw error
}

async function fetchRetornos(life: Life, ctx: Ctx): Promise<void> {
  if (nextBankDay(ctx.today) !== ctx.today) return
  for (const collection of life.provider.collections) await fetchRetorno(life, ctx, collection)
}

async function fetchRetorno(life: Life, ctx: Ctx, { account, bank }: Collection): Promise<void> {
  const bytes = bank.closeDay(ctx.today)
  if (!bytes) return
  await importRetorno(ctx, { bytes, fileName: `${account.bankCode}-${ctx.today}.RET` })
  life.files.retornos += 1
}

/** Every day from `from` to `to`, both included; `after` is told each evening. */
export async function liveDays(
  life: Life,
  from: CivilDate,
  to: CivilDate,
  after?: (day: CivilDate) => Promise<void>,
): Promise<void> {
  for (let passed = 0; passed <= daysBetween(from, to); passed++) {
    const day = addDays(from, passed)
    await liveDay(life, day)
    await after?.(day)
  }
}
