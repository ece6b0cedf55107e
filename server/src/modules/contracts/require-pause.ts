import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { findPauseProblem } from './rules/pause.ts'
import type { ContractRow } from './store.ts'
import { listSuspensions } from './store-access.ts'
import { findPausePolicy } from './store-settings.ts'

/** 422 at the field when a pause that the client asks for does not keep to the company's rules. */
export async function requirePause(
  ctx: Ctx,
  contract: ContractRow,
  { on, until }: { on: string; until: string | undefined },
): Promise<void> {
  if (until === undefined) throw invalid('/until', 'Informe o dia em que o serviço volta.')
  const pauses = (await listSuspensions(ctx, contract.id)).filter(({ kind }) => kind === 'requested')
  const lastFrom = pauses.findLast(({ startsOn }) => startsOn !== null)?.startsOn ?? undefined
  const problem = findPauseProblem(await findPausePolicy(ctx), { from: on, until, lastFrom })
  if (problem) throw invalid(`/${problem.field}`, problem.detail, 'pause-not-allowed')
}
