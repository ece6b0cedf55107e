import type { Ctx } from '#kernel/context'
import { notify } from './notifications.ts'
import { findFailedBackups, findFailedJobs, findPendingApproval, findRefusedBoletos } from './views-troubles.ts'

/** Looks for what went wrong in the last day and tells each matter once. */
export async function watchTroubles(ctx: Ctx): Promise<void> {
  for (const { name, day, detail } of await findFailedJobs(ctx))
    await notify(ctx, {
      kind: 'job-failed',
      title: `A tarefa ${name} falhou e não será repetida sozinha`,
      body: detail?.slice(0, 500),
      link: '/tarefas',
      sourceKey: `job-failed/${name}/${day}`,
    })
  for (const { day, count } of await findRefusedBoletos(ctx))
    await notify(ctx, {
      kind: 'boletos-refused',
      title: count === 1 ? 'O banco recusou um boleto' : `O banco recusou ${count} boletos`,
      link: '/retornos',
      sourceKey: `boletos-refused/${day}`,
    })
  for (const { name, detail } of await findFailedBackups(ctx))
    await notify(ctx, {
      kind: 'backup-failed',
      title: 'A cópia de segurança falhou',
      body: detail?.slice(0, 500),
      link: '/copias',
      sourceKey: `backup-failed/${name}`,
    })
}

/** Tells those who may decide that a request waits; one that was decided meanwhile is not told. */
export async function tellApproval(ctx: Ctx, { approvalId }: { approvalId: string }): Promise<void> {
  const approval = await findPendingApproval(ctx, approvalId)
  if (!approval) return
  await notify(ctx, {
    kind: 'approval-requested',
    title: `${approval.requestedByName} pede aprovação`,
    body: approval.summary.slice(0, 500),
    link: '/aprovacoes',
    sourceKey: `approval/${approvalId}`,
  })
}
