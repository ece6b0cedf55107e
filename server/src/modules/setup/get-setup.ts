import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { noCompany } from '#kernel/session'
import { readSetting } from '#kernel/settings'
import { contractTerms } from '#modules/contracts'
import { requireOpen } from './require-open.ts'
import { stepNames, type Setup, type StepName } from './schemas.ts'
import { listSteps, type StepRow } from './store.ts'
import { findFacts } from './views.ts'

const required: ReadonlySet<StepName> = new Set(['company', 'account', 'plan'])
const tried: ReadonlySet<StepName> = new Set(['network', 'mail', 'backup'])
/** The first sale: shown until it is made, but nothing waits for it. */
const later: ReadonlySet<StepName> = new Set(['client', 'contract', 'invoice'])

export const maySkip = (name: StepName): boolean => !required.has(name) && !later.has(name)

/** Where the first setup stands: what can be seen in the data, what was really tried, what was left out. 409 `setup-closed`. */
export async function getSetup(ctx: Ctx): Promise<z.output<typeof Setup>> {
  await requireOpen(ctx)
  const facts = await findFacts(ctx)
  const has: Partial<Record<StepName, boolean>> = {
    ...facts,
    company: ctx.companyId !== noCompany,
    user: facts.otherUser,
    terms: (await readSetting(ctx, contractTerms)) !== '',
  }
  const kept = new Map((await listSteps(ctx)).map((row) => [row.name, row]))
  const steps = stepNames.map((name) => ({
    name,
    isRequired: required.has(name),
    isTried: tried.has(name),
    ...(name === 'backup' && !has.backup && facts.backupFailure !== null && !kept.has(name)
      ? { state: 'failed' as const, detail: facts.backupFailure, at: null }
      : stateOf(has[name] ?? false, kept.get(name))),
  }))
  const canClose = steps.every(({ name, state }) => later.has(name) || state === 'done' || state === 'skipped')
  return { steps, canClose, hasCompany: facts.anyCompany }
}

function stateOf(isThere: boolean, row: StepRow | undefined) {
  if (isThere) return { state: 'done' as const, detail: row?.detail ?? null, at: row?.at ?? null }
  if (!row) return { state: 'open' as const, detail: null, at: null }
  const state = row.outcome === 'proved' ? 'done' : row.outcome === 'failed' ? 'failed' : 'skipped'
  return { state, detail: row.detail, at: row.at } as const
}
