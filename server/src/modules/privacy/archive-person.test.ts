import { buffer } from 'node:stream/consumers'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { expect } from 'vitest'
import type { StreamReply } from '#kernel/http'
import { addDocument } from '#modules/clients'
import { makeContract, test } from '#testing'
import { archivePerson } from './archive-person.ts'

async function unpack({ content }: StreamReply): Promise<Map<string, string>> {
  const tar = extract()
  content.pipe(createGunzip()).pipe(tar)
  const found = new Map<string, string>()
  for await (const entry of tar) found.set(entry.header.name, (await buffer(entry)).toString('latin1'))
  return found
}

test('the archive holds the page, the JSON, a sheet for each table and the papers as they came', async ({ ctx }) => {
  const { clientId } = await makeContract(ctx)
  const paper = '%PDF-1.4\ncontrato assinado\n%%EOF'
  await addDocument(ctx, { clientId, name: '../../contrato.pdf', kind: 'other', content: Buffer.from(paper) })
  const archive = await archivePerson(ctx, { id: clientId })
  expect(archive).toMatchObject({ name: `titular-${clientId}.tar.gz`, mediaType: 'application/gzip' })
  const files = await unpack(archive)
  expect([...files.keys()]).toEqual(
    expect.arrayContaining([
      'titular.html',
      'titular.json',
      'tabelas/clients.clients.csv',
      'tabelas/contracts.contracts.csv',
    ]),
  )
  const [name, content] = [...files].find(([name]) => name.startsWith('arquivos/')) ?? expect.fail('no paper')
  expect(name).toMatch(/^arquivos\/[0-9a-f]{12}-[^/]*contrato\.pdf$/)
  expect(content).toBe(paper)
  expect(files.get('tabelas/clients.clients.csv')).toMatch(/^\u00ef\u00bb\u00bf.*document/)
  expect(JSON.parse(Buffer.from(files.get('titular.json') ?? '', 'latin1').toString())).toMatchObject({ clientId })
})

test('nobody’s archive is a refusal, not a broken file', async ({ ctx }) => {
  const nobody = '01990000-0000-7000-8000-000000000000'
  await expect(archivePerson(ctx, { id: nobody })).rejects.toMatchObject({ status: 404 })
})
