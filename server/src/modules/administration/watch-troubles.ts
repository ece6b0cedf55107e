import type { Ctx } from '#kernel/context'
import { notify } from './notifications.ts'
import { findFailedBackups, findFailedJobs, findRefusedBoletos } from './views-troubles.ts'

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
