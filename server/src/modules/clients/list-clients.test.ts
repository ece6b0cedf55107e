import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { encodeCursor } from '#kernel/paging'
import { makeClient, makeCompany, test } from '#testing'
import { listClients } from './list-clients.ts'

const search = async (ctx: Ctx, text: string) =>
  (await listClients(ctx, { limit: 50, search: text })).items.map((client) => client.name)

test('a name is found by any fragment of its words, in any order, without accents and case', async ({ ctx }) => {
  await makeClient(ctx, { name: 'João Conceição da Silva' })
  await makeClient(ctx, { name: 'Maria Silvana' })
  await makeClient(ctx, { kind: 'pj', document: '12ABC34501DE35', name: 'ACME Ltda', tradeName: 'Padaria Pão Doce' })
  expect(await search(ctx, 'conceicao')).toEqual(['João Conceição da Silva'])
  expect(await search(ctx, 'SILVA joao')).toEqual(['João Conceição da Silva'])
  expect(await search(ctx, 'ilva')).toEqual(['João Conceição da Silva', 'Maria Silvana'])
  expect(await search(ctx, 'pao doce')).toEqual(['ACME Ltda'])
  expect(await search(ctx, 'da')).toEqual(['João Conceição da Silva'])
  expect(await search(ctx, '100%')).toEqual([])
})

test('one word counts anywhere in a name; several each begin a word of it', async ({ ctx }) => {
  await makeClient(ctx, { name: 'Maria Zélia Falcão' })
  await makeClient(ctx, { name: 'Mário Zelândia Fal' })
  expect(await search(ctx, 'alcão')).toEqual(['Maria Zélia Falcão'])
  expect(await search(ctx, 'falcão mari zél')).toEqual(['Maria Zélia Falcão'])
  expect(await search(ctx, 'zel fal')).toEqual(['Maria Zélia Falcão', 'Mário Zelândia Fal'])
  expect(await search(ctx, 'maria alcão')).toEqual([])
})

test('signs separate words, in a name as in what is sought', async ({ ctx }) => {
  await makeClient(ctx, { name: 'Ana D’Ávila (Filha)' })
  await makeClient(ctx, { kind: 'pj', document: '12ABC34501DE35', name: 'C&A Modas Ltda.' })
  for (const text of ["d'avila", 'avila ana', 'AVILA,', 'filha', '(filha) d'])
    expect(await search(ctx, text)).toEqual(['Ana D’Ávila (Filha)'])
  for (const text of ['c&a', 'modas ltda.', 'ltda']) expect(await search(ctx, text)).toEqual(['C&A Modas Ltda.'])
  expect(await search(ctx, '...ana')).toEqual(['Ana D’Ávila (Filha)'])
})

test('a document is found by its beginning, punctuated or not, also with letters', async ({ ctx }) => {
  await makeClient(ctx, { name: 'Ana', document: '52998224725' })
  await makeClient(ctx, { kind: 'pj', name: 'Beta', document: '12ABC34501DE35' })
  expect(await search(ctx, '529.982')).toEqual(['Ana'])
  expect(await search(ctx, '52998224725')).toEqual(['Ana'])
  expect(await search(ctx, '12abc')).toEqual(['Beta'])
  expect(await search(ctx, '12.ABC.345/01DE-35')).toEqual(['Beta'])
})

test('a telephone is found with country and area code, without them, and by its beginning', async ({ ctx }) => {
  await makeClient(ctx, { name: 'Ana', contacts: [{ role: 'holder', channel: 'whatsapp', value: '48 99999-1234' }] })
  for (const text of ['+55 48 99999-1234', '(48) 99999-1234', '99999-1234', '1234', '48999', '(48) 9999'])
    expect(await search(ctx, text)).toEqual(['Ana'])
})

test('an e-mail is found by its beginning', async ({ ctx }) => {
  await makeClient(ctx, { name: 'Ana', contacts: [{ role: 'holder', channel: 'email', value: 'ana.s@exemplo.test' }] })
  expect(await search(ctx, 'ANA.S@ex')).toEqual(['Ana'])
})

test('a code comes first, and nobody comes twice', async ({ ctx }) => {
  await makeClient(ctx, { name: 'Código um' })
  await makeClient(ctx, { name: 'Documento', kind: 'foreigner', document: '1' + '23' })
  await makeClient(ctx, {
    name: 'Dois telefones',
    contacts: [
      { role: 'holder', channel: 'phone', value: '48 3222-0123' },
      { role: 'holder', channel: 'whatsapp', value: '48 98888-0123' },
    ],
  })
  expect((await search(ctx, '1'))[0]).toBe('Código um')
  expect(await search(ctx, '0123')).toEqual(['Dois telefones'])
})

test('pages follow each other without gaps, whatever the search', async ({ ctx }) => {
  for (let count = 0; count < 5; count++) await makeClient(ctx, { name: `Repetido ${count}` })
  for (const text of [undefined, 'repetido', '100']) {
    const names: string[] = []
    let cursor: string | undefined
    do {
      const page = await listClients(ctx, { limit: 2, ...(cursor && { cursor }), ...(text && { search: text }) })
      names.push(...page.items.map((client) => client.name))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(names).toEqual(['Repetido 0', 'Repetido 1', 'Repetido 2', 'Repetido 3', 'Repetido 4'])
  }
})

test('a status narrows every kind of search', async ({ ctx }) => {
  await makeClient(ctx, { name: 'Ana Ativa', document: '52998224725' })
  await makeClient(ctx, { name: 'Ana Inativa', status: 'inactive' })
  const inactive = async (text?: string) =>
    (await listClients(ctx, { limit: 9, status: 'inactive', ...(text && { search: text }) })).items.map(
      (client) => client.name,
    )
  expect(await inactive()).toEqual(['Ana Inativa'])
  expect(await inactive('ana')).toEqual(['Ana Inativa'])
  expect(await inactive('529')).toEqual([])
})

test('one letter is too little, and a foreign cursor is refused', async ({ ctx }) => {
  await expect(search(ctx, 'a')).rejects.toMatchObject({ status: 422 })
  await expect(listClients(ctx, { limit: 2, cursor: 'x' })).rejects.toMatchObject({ status: 422 })
})

test('the mark of the next page tells no document or contact, and nobody asks by one of their own', async ({ ctx }) => {
  for (const name of ['Uma', 'Outra']) await makeClient(ctx, { name })
  const { nextCursor } = await listClients(ctx, { limit: 1, search: '100' })
  const mark = Buffer.from(nextCursor ?? '', 'base64url').toString()
  expect(mark).toMatch(/^\[1,"/)
  expect(mark).not.toMatch(/\d{11}/)
  const made = encodeCursor([1, '10000000000', 0])
  await expect(listClients(ctx, { limit: 1, search: '100', cursor: made })).rejects.toMatchObject({ status: 422 })
})

test('clients of another company are never found', async ({ ctx }) => {
  await makeClient(ctx.forCompany((await makeCompany(ctx)).id), { name: 'Alheia', document: '52998224725' })
  for (const text of ['alheia', '529', '1']) expect(await search(ctx, text)).toEqual([])
})
