import type { CivilDate } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { listStandingTitles, readOutlook, type Outlook } from '#modules/billing'
import { getPlan, getPlanVersion } from '#modules/plans'
import { activateContract } from './activate-contract.ts'
import { cancelContract } from './cancel-contract.ts'
import { changePlan, changePrice } from './change-plan.ts'
import { createContract } from './create-contract.ts'
import { getContract, holdContract } from './get-contract.ts'
import { atNoon, liveAhead } from './live-ahead.ts'
import { pairDues } from './rules/pair-dues.ts'
import type * as orders from './schemas-forecast.ts'
import { sendForSignature, signContract } from './sign-contract.ts'
import type { ContractRow } from './store.ts'
import { listPlanPeriods } from './store-periods.ts'

type Order<S extends z.ZodType> = { contractId: string } & z.output<S>
type Quote = { remainingMonths: number; penaltyCents: number }
const noPenalty: Quote = { remainingMonths: 0, penaltyCents: 0 }
const reason = 'Simulação'

/** The next titles of a sale that is not recorded yet, its service beginning on `activateOn`. Refusals are those of the sale itself. */
export const forecastSale = (
  ctx: Ctx,
  { activateOn = ctx.today, ...sale }: z.output<typeof orders.SaleForecastOrder>,
) =>
  ctx.rehearse(async (ctx) => {
    const { id: contractId } = await createContract(ctx, sale)
    return await forecastActivation(ctx, { contractId, on: activateOn })
  })

/** The next titles once the service begins, whatever is still to be signed. 404, 409 as the activation. */
export const forecastActivation = (
  ctx: Ctx,
  { contractId, on = ctx.today }: Order<typeof orders.ActivationForecastOrder>,
) =>
  ctx.rehearse(async (ctx) => {
    await beSigned(ctx, await holdContract(ctx, contractId))
    return await forecast(on > ctx.today ? atNoon(ctx, on) : ctx, contractId, on, async (ctx) => {
      await activateContract(ctx, { contractId, on })
      return noPenalty
    })
  })

async function beSigned(ctx: Ctx, { id: contractId, status }: ContractRow): Promise<void> {
  if (status === 'draft') await sendForSignature(ctx, { contractId })
  if (status === 'draft' || status === 'awaiting_signature')
    await signContract(ctx, { contractId, evidence: { channel: 'paper' } })
}

/** What another plan changes in the next titles. 404, 409 and 422 as the change itself. */
export const forecastPlanChange = (ctx: Ctx, order: Order<typeof orders.PlanForecastOrder>) =>
  ctx.rehearse((ctx) =>
    forecast(ctx, order.contractId, order.on ?? ctx.today, async (ctx) => {
      await changePlan(ctx, { ...order, reason })
      return noPenalty
    }),
  )

/** What another price changes in the next titles. 404, 409 and 422 as the change itself. */
export const forecastPriceChange = (ctx: Ctx, order: Order<typeof orders.PriceForecastOrder>) =>
  ctx.rehearse((ctx) =>
    forecast(ctx, order.contractId, order.on ?? ctx.today, async (ctx) => {
      await changePrice(ctx, { ...order, reason })
      return noPenalty
    }),
  )

/** The last titles of a contract that is cancelled: its days, what is given back, the penalty. 404, 409 and 422 as the cancellation. */
export const forecastCancellation = (ctx: Ctx, order: Order<typeof orders.CancellationForecastOrder>) =>
  ctx.rehearse((ctx) =>
    forecast(ctx, order.contractId, order.on ?? ctx.today, (ctx) => cancelContract(ctx, { ...order, reason })),
  )

/** Lives the coming months twice, without and with the change, by the code of the change and of the daily billing. */
async function forecast(ctx: Ctx, contractId: string, on: CivilDate, change: (ctx: Ctx) => Promise<Quote>) {
  requireForeseeable(ctx, on)
  const { clientId, dueDay } = await holdContract(ctx, contractId)
  const known = await listStandingTitles(ctx, { contractId })
  const look = async (ctx: Ctx) => {
    const parked = await liveAhead(ctx, { contractId, dueDay, on })
    const outlook = await readOutlook(ctx, { contractId, clientId, known })
    return { ...outlook, parked, terms: await termsOf(ctx, contractId, on) }
  }
  const before = await ctx.rehearse(look)
  const { remainingMonths, penaltyCents } = await change(ctx)
  const after = await look(ctx)
  return { on, remainingMonths, penaltyCents, ...compare(before, after), parked: after.parked }
}

type Seen = Outlook & { terms: Terms }

const compare = (before: Seen, after: Seen) => ({
  dues: pairDues(before.titles, after.titles),
  before: before.terms,
  after: after.terms,
  creditBeforeCents: before.creditCents,
  creditAfterCents: after.creditCents,
})

function requireForeseeable(ctx: Ctx, on: CivilDate): void {
  const years = Number(on.slice(0, 4)) - Number(ctx.today.slice(0, 4))
  if (years > 2) throw invalid('/on', 'A simulação vai até dois anos à frente.')
}

type Terms = z.output<typeof orders.ForecastTerms>

/** State and loyalty at the end of the forecast, and the plan of a day; none once the contract is over. */
async function termsOf(ctx: Ctx, contractId: string, on: CivilDate): Promise<Terms> {
  const { status, accessState, loyaltyUntil } = await getContract(ctx, { id: contractId })
  const periods = await listPlanPeriods(ctx, contractId)
  const period = periods.find(({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || on < endsOn))
  if (!period) return { status, accessState, loyaltyUntil, plan: null }
  const { planId, downKbps, upKbps } = await getPlanVersion(ctx, { id: period.planVersionId })
  const { name } = await getPlan(ctx, { id: planId })
  return { status, accessState, loyaltyUntil, plan: { name, downKbps, upKbps, monthlyCents: period.priceCents } }
}
