import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { deleteFile } from '#kernel/files'
import { insertHistory } from './store.ts'
import { markRemoved } from './store-file.ts'

/** Takes a paper off a client's file for good: its bytes are deleted, the history keeps who, when and why. 404 when there is none. */
export async function removeDocument(
  ctx: Ctx,
  { clientId, documentId, reason }: { clientId: string; documentId: string; reason: string },
): Promise<{ removed: true }> {
  await ctx.transaction(async (ctx) => {
    const document = await markRemoved(ctx, clientId, documentId, reason)
    if (!document) throw notFound('document', 'Documento', documentId)
    if (document.fileId !== null) await deleteFile(ctx, document.fileId)
    await insertHistory(ctx, {
      clientId,
      kind: 'document-removed',
      summary: `Documento apagado: ${document.name}. Motivo: ${reason}`,
      details: { documentId, kind: document.kind },
    })
  })
  return { removed: true }
}
