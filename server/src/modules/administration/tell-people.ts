import type { Ctx } from '#kernel/context'
import { notify, notifyPerson } from './notifications.ts'
import { findApprovalNews, findPersonName } from './views-access.ts'

const longest = 500

/** Tells those who may decide that a request waits; one that was decided meanwhile is not told. */
export async function tellApproval(ctx: Ctx, { approvalId }: { approvalId: string }): Promise<void> {
  const approval = await findApprovalNews(ctx, approvalId)
  if (approval?.state !== 'pending') return
  await notify(ctx, {
    kind: 'approval-requested',
    title: `${approval.requestedByName} pede aprovação`,
    body: approval.summary.slice(0, longest),
    link: '/aprovacoes',
    sourceKey: `approval/${approvalId}`,
  })
}

const decisions: Readonly<Record<string, string>> = {
  approved: 'aprovou e fez o seu pedido',
  failed: 'aprovou o seu pedido, mas ele não pôde ser feito',
  refused: 'recusou o seu pedido',
}

/** Tells whoever asked what was decided; who took the request back knows it. */
export async function tellDecision(ctx: Ctx, { approvalId }: { approvalId: string }): Promise<void> {
  const approval = await findApprovalNews(ctx, approvalId)
  const decision = decisions[approval?.state ?? '']
  if (!approval || decision === undefined) return
  const { summary, decidedByName, reason, problem, requestedBy } = approval
  const said = [summary, reason, problem].filter((text) => text !== null)
  await notifyPerson(ctx, {
    kind: 'approval-decided',
    userId: requestedBy,
    title: `${decidedByName ?? 'Outra pessoa'} ${decision}`,
    body: said.join(' — ').slice(0, longest),
    link: '/meus-pedidos',
    sourceKey: `approval-decided/${approvalId}`,
  })
}

/** Tells the owner of an account, and those who look after accounts, that someone guesses at its password. */
export async function tellGuesses(ctx: Ctx, { userId, at }: { userId: string; at: string }): Promise<void> {
  const name = await findPersonName(ctx, userId)
  if (name === undefined) return
  const when = new Date(at).toLocaleString('pt-BR', { timeZone: ctx.timeZone, dateStyle: 'short', timeStyle: 'short' })
  const waiting = `Novas tentativas de aparelhos desconhecidos estão esperando desde ${when}.`
  await notify(ctx, {
    kind: 'account-locked',
    title: `Alguém errou muitas vezes a senha de ${name}`,
    body: `${waiting} Se a pessoa não reconhece, peça que ela troque a senha.`,
    link: `/usuarios/${userId}`,
    sourceKey: `account-locked/${userId}/${at}`,
  })
  await notifyPerson(ctx, {
    kind: 'own-account-locked',
    userId,
    title: 'Alguém errou muitas vezes a senha da sua conta',
    body: `${waiting} Nos aparelhos em que você já entrou nada muda. Se não foi você, troque a senha.`,
    link: '/minha-conta',
    sourceKey: `own-account-locked/${userId}/${at}`,
  })
}
