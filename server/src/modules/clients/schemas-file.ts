import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, line, personal, Reason } from '#kernel/values'

export const DocumentKind = z.enum(['identity', 'address_proof', 'contract', 'photo', 'authorization', 'other'])

/** Beside the bytes. The type is what the bytes say. */
export const DocumentUpload = z.strictObject({
  name: line(200),
  kind: DocumentKind.default('other'),
  description: line(200).optional(),
})
export const DocumentFilter = z.strictObject(pageQuery)
export const Document = z
  .object({
    id: Id,
    kind: DocumentKind,
    description: personal('text', z.string().nullable()),
    name: personal('text', z.string()),
    mediaType: z.string(),
    sizeBytes: z.int(),
    createdAt: z.date(),
    createdBy: z.string(),
  })
  .meta({ id: 'ClientDocument' })
export const DocumentPage = pageOf(Document).meta({ id: 'ClientDocumentPage' })
export const DocumentRemoval = z.strictObject({ reason: Reason }).meta({ id: 'ClientDocumentRemoval' })
export const byClientDocument = z.object({ id: Id, documentId: Id })

export const NewAlert = z.strictObject({ text: line(300) }).meta({ id: 'NewClientAlert' })
export const Alert = z
  .object({ id: Id, text: personal('text', z.string()), createdAt: z.date(), createdBy: z.string() })
  .meta({ id: 'ClientAlert' })
export const AlertList = z.object({ items: z.array(Alert) }).meta({ id: 'ClientAlertList' })
export const byClientAlert = z.object({ id: Id, alertId: Id })
