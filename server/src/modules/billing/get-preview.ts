import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { getOperation } from '#kernel/operations'
import { BillingReport } from './schemas-runs.ts'

/** What a preview found, kept as its operation's result. 404 when it is no preview of this company, 409 while it is not ready. */
export async function getPreview(ctx: Ctx, { id }: { id: string }) {
  const operation = await getOperation(ctx, { id })
  if (operation.kind !== 'billing.preview-run') throw notFound('billing-preview', 'Prévia', id)
  if (operation.state !== 'done')
    throw conflict('preview-not-ready', 'A prévia não terminou.', { operationState: operation.state })
  return { ...BillingReport.parse(operation.result), madeAt: operation.finishedAt ?? operation.createdAt }
}
