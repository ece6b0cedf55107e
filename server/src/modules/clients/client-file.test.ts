import { expect } from 'vitest'
import { sql } from 'kysely'
import { makeClient, makeCompany, test } from '#testing'
import { addAlert } from './add-alert.ts'
import { addDocument } from './add-document.ts'
import { listAlerts } from './list-alerts.ts'
import { listDocuments } from './list-documents.ts'
import { listHistory } from './list-history.ts'
import { readDocument } from './read-document.ts'
import { removeAlert } from './remove-alert.ts'
import { removeDocument } from './remove-document.ts'

const content = Buffer.from('%PDF-1.4 conteúdo')
const upload = { name: 'RG.pdf', kind: 'identity' as const, content }

test('a paper is given back byte by byte, and only to its client and company', async ({ ctx }) => {
  const [client, other] = [await makeClient(ctx), await makeClient(ctx)]
  const { id: documentId } = await addDocument(ctx, { clientId: client.id, ...upload })
  const file = await readDocument(ctx, { clientId: client.id, documentId })
  expect([file.name, file.mediaType, Buffer.from(file.content)]).toEqual(['RG.pdf', 'application/pdf', content])
  const gone = { status: 404, code: 'document-not-found' }
  await expect(readDocument(ctx, { clientId: other.id, documentId })).rejects.toMatchObject(gone)
  const foreign = ctx.forCompany((await makeCompany(ctx)).id)
  await expect(readDocument(foreign, { clientId: client.id, documentId })).rejects.toMatchObject(gone)
})

test('what is no PDF or picture is refused, whatever its name says', async ({ ctx }) => {
  const { id: clientId } = await makeClient(ctx)
  const page = { clientId, name: 'rg.pdf', kind: 'identity' as const, content: Buffer.from('<script>') }
  await expect(addDocument(ctx, page)).rejects.toMatchObject({ status: 422, code: 'unknown-file-type' })
})

test('a removed paper loses its bytes; the history keeps why', async ({ ctx }) => {
  const { id: clientId } = await makeClient(ctx)
  const { id: documentId, fileId } = await addDocument(ctx, { clientId, ...upload })
  await removeDocument(ctx, { clientId, documentId, reason: 'Enviado por engano' })
  expect((await listDocuments(ctx, { clientId, limit: 10 })).items).toEqual([])
  await expect(readDocument(ctx, { clientId, documentId })).rejects.toMatchObject({ status: 404 })
  expect((await sql`select from kernel.files where id = ${fileId}`.execute(ctx.db)).rows).toEqual([])
  const [last] = (await listHistory(ctx, { clientId, limit: 1 })).items
  expect(last?.summary).toBe('Documento apagado: RG.pdf. Motivo: Enviado por engano')
  const again = removeDocument(ctx, { clientId, documentId, reason: 'De novo' })
  await expect(again).rejects.toMatchObject({ code: 'document-not-found' })
})

test('a client’s papers come newest first, page by page', async ({ ctx }) => {
  const { id: clientId } = await makeClient(ctx)
  for (const name of ['1', '2', '3']) await addDocument(ctx, { clientId, ...upload, name })
  const first = await listDocuments(ctx, { clientId, limit: 2 })
  expect(first.items.map(({ name }) => name)).toEqual(['3.pdf', '2.pdf'])
  const second = await listDocuments(ctx, { clientId, limit: 2, cursor: first.nextCursor ?? '' })
  expect([second.items.map(({ name }) => name), second.nextCursor]).toEqual([['1.pdf'], null])
})

test('an alert stands until somebody takes it off, once', async ({ ctx }) => {
  const { id: clientId } = await makeClient(ctx)
  const { id: alertId } = await addAlert(ctx, { clientId, text: 'Cachorro solto: avise antes de visitar' })
  expect((await listAlerts(ctx, { clientId })).items).toMatchObject([
    { text: 'Cachorro solto: avise antes de visitar' },
  ])
  await removeAlert(ctx, { clientId, alertId })
  expect((await listAlerts(ctx, { clientId })).items).toEqual([])
  await expect(removeAlert(ctx, { clientId, alertId })).rejects.toMatchObject({ status: 404, code: 'alert-not-found' })
})

test('no alert is taken that nobody would be shown', async ({ ctx }) => {
  const { id: clientId } = await makeClient(ctx)
  for (let count = 0; count < 20; count++) await addAlert(ctx, { clientId, text: `Alerta ${count}` })
  const refused = { status: 409, code: 'too-many-alerts' }
  await expect(addAlert(ctx, { clientId, text: 'Risco de choque no poste' })).rejects.toMatchObject(refused)
  expect((await listAlerts(ctx, { clientId })).items).toHaveLength(20)
})
