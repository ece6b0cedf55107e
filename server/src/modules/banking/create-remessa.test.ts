import { readRetorno } from '@open-sgp/cnab'
import { expect } from 'vitest'
import { readFile } from '#kernel/files'
import { atDay, makeBoleto, makeBoletos, makeClient, test } from '#testing'
import { createRemessa } from './create-remessa.ts'

const accountOf = ([first]: readonly { accountId: string }[]): string => first?.accountId ?? ''

test('a remessa registers what waits, keeps its bytes and marks the boletos as sent', async ({ ctx }) => {
  const boletos = await makeBoletos(ctx, 2)
  const accountId = accountOf(boletos)
  const remessa = await createRemessa(ctx, { accountId })
  expect(remessa).toMatchObject({ sequence: 1, titleCount: 2, amountCents: 19_980, leftOut: [] })

  const { content } = await readFile(ctx, remessa.fileId)
  const file = readRetorno(content)
  expect(file).toMatchObject({ kind: 'remessa', bank: '341', layout: 400, warnings: [] })
  expect(
    file.titles.map(({ seuNumero, due, faceCents, occurrence }) => ({ seuNumero, due, faceCents, occurrence })),
  ).toEqual(
    boletos.map(({ invoiceNumber }) => ({
      seuNumero: String(invoiceNumber),
      due: '2026-02-10',
      faceCents: 9990,
      occurrence: '01',
    })),
  )
  const rows = await ctx.db.selectFrom('banking.boletos').select('status').where('accountId', '=', accountId).execute()
  expect(rows).toEqual([{ status: 'sent' }, { status: 'sent' }])
})

test('a title is in one file only: the next remessa has nothing to send', async ({ ctx }) => {
  const accountId = accountOf(await makeBoletos(ctx, 1))
  await createRemessa(ctx, { accountId })
  await expect(createRemessa(ctx, { accountId })).rejects.toMatchObject({ status: 409, code: 'nothing-to-send' })
})

test('fine and interest are dated the day after the due date', async ({ ctx }) => {
  const accountId = accountOf(await makeBoletos(ctx, 1))
  const { content } = await readFile(ctx, (await createRemessa(ctx, { accountId })).fileId)
  const [, title = '', fine = ''] = Buffer.from(content).toString('latin1').split('\r\n')
  expect(title.slice(385, 391)).toBe('110226')
  expect(fine.slice(0, 23)).toBe('2211022026' + '0000000000200')
})

test('a dry run shows the file and leaves no trace, not even a number', async ({ ctx }) => {
  const accountId = accountOf(await makeBoletos(ctx, 1))
  expect(await createRemessa(ctx, { accountId, dryRun: true })).toMatchObject({ sequence: 1, titleCount: 1 })
  expect(await ctx.db.selectFrom('banking.remessas').selectAll().where('accountId', '=', accountId).execute()).toEqual(
    [],
  )
  expect(await createRemessa(ctx, { accountId })).toMatchObject({ sequence: 1 })
})

test('a title that the bank would refuse stays behind with its cause and goes when it is mended', async ({ ctx }) => {
  const stranger = await makeClient(ctx, { kind: 'foreigner', document: null, name: 'John Doe' })
  const accountId = accountOf(await makeBoletos(ctx, 1))
  const { invoiceId: id } = await makeBoleto(ctx, { accountId, clientId: stranger.id })
  expect(await createRemessa(ctx, { accountId })).toMatchObject({
    titleCount: 1,
    leftOut: [{ invoiceId: id, code: 'no-document' }],
  })
  await expect(createRemessa(ctx, { accountId })).rejects.toMatchObject({
    code: 'nothing-to-send',
    extra: { leftOut: [{ invoiceId: id }] },
  })
  await ctx.db.updateTable('clients.clients').set({ document: 'PASSAPORTE1' }).where('id', '=', stranger.id).execute()
  expect(await createRemessa(ctx, { accountId })).toMatchObject({ sequence: 2, titleCount: 1 })
})

test('a due date that has passed is not sent to be registered', async ({ ctx }) => {
  const accountId = accountOf(await makeBoletos(ctx, 1))
  await expect(createRemessa(atDay(ctx, '2026-02-11'), { accountId })).rejects.toMatchObject({
    code: 'nothing-to-send',
    extra: { leftOut: [{ code: 'overdue' }] },
  })
})

test('a company with letters in its CNPJ is registered as a payer letter by letter', async ({ ctx }) => {
  const company = await makeClient(ctx, {
    kind: 'pj',
    name: 'Ótica São João & Filhos – ME',
    document: '12ABC34501DE35',
  })
  const accountId = accountOf(await makeBoletos(ctx, 1, { clientId: company.id }))
  const { content } = await readFile(ctx, (await createRemessa(ctx, { accountId })).fileId)
  const title = Buffer.from(content).toString('latin1').split('\r\n')[1] ?? ''
  expect(title.slice(218, 234)).toBe('0212ABC34501DE35')
  expect(title.slice(234, 262)).toBe('OTICA SAO JOAO & FILHOS - ME')
})
