import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { readFile, type StoredFile } from '#kernel/files'
import { findDocument } from './store-file.ts'

/** A client's paper with its bytes. 404 when the client has none such, or it was removed. */
export async function readDocument(
  ctx: Ctx,
  { clientId, documentId }: { clientId: string; documentId: string },
): Promise<StoredFile> {
  const document = await findDocument(ctx, clientId, documentId)
  if (!document || document.fileId === null) throw notFound('document', 'Documento', documentId)
  return await readFile(ctx, document.fileId)
}
