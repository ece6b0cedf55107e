import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { storeFile } from '#kernel/files'
import { newId } from '#kernel/ids'
import { getClient } from './get-client.ts'
import { kindOfFile, safeName } from './rules/file-kind.ts'
import type { DocumentUpload } from './schemas-file.ts'
import { insertHistory } from './store.ts'
import { type DocumentRow, insertDocument } from './store-file.ts'

/**
 * Keeps a paper of a client as it came; its type is what its bytes say. 404 when the company has no such client, 422
 * `unknown-file-type` for what is no PDF or picture.
 */
export async function addDocument(
  ctx: Ctx,
  { clientId, content, ...upload }: z.output<typeof DocumentUpload> & { clientId: string; content: Uint8Array },
): Promise<DocumentRow> {
  await getClient(ctx, { id: clientId })
  const file = kindOfFile(content)
  if (!file) throw invalid('', 'O arquivo não é PDF nem imagem (JPEG, PNG, WebP ou HEIC).', 'unknown-file-type')
  const name = safeName(upload.name, file)
  return await ctx.transaction(async (ctx) => {
    const document = await insertDocument(ctx, {
      id: newId(),
      companyId: ctx.companyId,
      clientId,
      kind: upload.kind,
      description: upload.description ?? null,
      name,
      mediaType: file.mediaType,
      sizeBytes: content.byteLength,
      fileId: await storeFile(ctx, { name, mediaType: file.mediaType, content }),
      createdAt: ctx.now,
      createdBy: ctx.actor.id,
    })
    const details = { documentId: document.id, kind: upload.kind }
    await insertHistory(ctx, { clientId, kind: 'document-added', summary: `Documento guardado: ${name}`, details })
    return document
  })
}
