import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { AppError, conflict } from '#kernel/errors'
import { sendMail, testMail } from '#modules/administration'
import { createCompany } from '#modules/company'
import { getSetup, maySkip } from './get-setup.ts'
import type { RadiusLogin } from './ports.ts'
import { inTurn, requireOpen } from './require-open.ts'
import type { Skip, StepName, Tried } from './schemas.ts'
import { insertClosure, keepStep } from './store.ts'
import { findFacts } from './views.ts'

type Trial = z.output<typeof Tried>

/** Registers the first company. 409 `setup-step-done` when there is one already, whoever was faster; else as `createCompany`. */
export const registerFirstCompany = (ctx: Ctx, input: Parameters<typeof createCompany>[1]) =>
  inTurn(ctx, async (ctx) => {
    if ((await findFacts(ctx)).anyCompany)
      throw conflict(
        'setup-step-done',
        'A empresa já foi cadastrada, talvez por outra pessoa agora mesmo. Recarregue a página.',
      )
    return await createCompany(ctx, input)
  })

/** Really sends a message by the way that all mail will go; what the mail server said is the answer. 409 `setup-closed`. */
export async function tryMail(ctx: Ctx, { to }: { to: string }): Promise<Trial> {
  await requireOpen(ctx)
  const send = async (): Promise<Trial> => {
    const { receipt } = await sendMail(ctx, testMail(to, 'configuração inicial'))
    return { outcome: 'proved', detail: `Mensagem entregue a ${to}: ${receipt}` }
  }
  return await keepTrial(ctx, 'mail', await send().catch(toFailure))
}

/** Really asks the RADIUS server as a router would; an answer of any kind proves it. Neither secret nor password is kept. 409 `setup-closed`. */
export async function tryRadius(ctx: Ctx, login: RadiusLogin): Promise<Trial> {
  await requireOpen(ctx)
  const { outcome, detail } = await ctx.ports.radiusTester.tryLogin(login)
  return await keepTrial(ctx, 'network', { outcome: outcome === 'not-reached' ? 'failed' : 'proved', detail })
}

/** What went wrong outside is the result of a trial; what went wrong inside is not. */
export function toFailure(error: unknown): Trial {
  if (error instanceof AppError) return { outcome: 'failed', detail: error.message }
  throw error
}

export const keepTrial = (ctx: Ctx, name: StepName, trial: Trial): Promise<Trial> =>
  inTurn(ctx, async (ctx) => {
    await keepStep(ctx, name, trial.outcome, trial.detail.slice(0, 1_000))
    return trial
  })

/** Leaves a step out on purpose. 409 `step-not-skippable` for one that nothing works without, `setup-closed`. */
export const skipStep = (ctx: Ctx, { step }: z.output<typeof Skip>) =>
  inTurn(ctx, async (ctx) => {
    if (!maySkip(step)) throw conflict('step-not-skippable', 'Este passo não pode ser deixado para depois.')
    await keepStep(ctx, step, 'skipped', 'Deixado para depois')
    return await getSetup(ctx)
  })

/** Ends the setup for good. 409 `setup-incomplete` while a step is neither done nor left out, `setup-closed` for whoever comes second. */
export const closeSetup = (ctx: Ctx) =>
  inTurn(ctx, async (ctx) => {
    const { canClose, steps } = await getSetup(ctx)
    if (!canClose) {
      const missing = steps.filter(({ state }) => state === 'open' || state === 'failed').map(({ name }) => name)
      throw conflict('setup-incomplete', 'Faltam passos: faça-os ou deixe-os para depois.', { missing })
    }
    return await insertClosure(ctx)
  })
