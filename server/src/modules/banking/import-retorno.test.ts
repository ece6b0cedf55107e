import { expect } from 'vitest'
import { readFile } from '#kernel/files'
import { makeRetorno, retornoTitle, test } from '#testing'
import { previewRetorno } from './import-retorno.ts'
import { reportRetorno } from './report-retorno.ts'
import { first, invoiceOf, paymentsOf, statusOf, world } from './retorno-fixtures.ts'

test('a settled line pays the invoice with the date of the bank, the gross value and the fee apart', async ({
  ctx,
}) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const boleto = first(boletos)
  const report = await post(
    await makeRetorno(later, accountId, [retornoTitle(boleto, { occurrenceDate: '2026-02-09', credit: '2026-02-10' })]),
  )
  expect(report).toMatchObject({
    lineCount: 1,
    postedCount: 1,
    paidCents: 9990,
    outcomes: { settled: 1 },
    warnings: [],
  })
  expect(report.finishedAt).not.toBeNull()
  expect(await invoiceOf(ctx, boleto)).toMatchObject({ status: 'paid', settledOn: '2026-02-09' })
  expect(await paymentsOf(ctx, boleto)).toMatchObject([
    {
      method: 'boleto',
      paidOn: '2026-02-09',
      creditOn: '2026-02-10',
      receivedCents: 9990,
      feeCents: 390,
      principalCents: 9990,
    },
  ])
  expect(await statusOf(ctx, boleto)).toMatchObject({ status: 'paid' })
})

test('a late payment above the title settles it and splits fine, interest and credit', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const boleto = first(boletos)
  const paid = { occurrenceDate: '2026-02-20', receivedCents: 10_500 - 390, interestCents: 33, fineCents: 200 }
  const report = await post(await makeRetorno(later, accountId, [retornoTitle(boleto, paid)]))
  expect(report.outcomes).toEqual({ review: 1 })
  expect(first(report.lines).detail).toContain('confira')
  expect(await paymentsOf(ctx, boleto)).toMatchObject([
    { receivedCents: 10_500, principalCents: 9990, fineCents: 200, interestCents: 33, creditCents: 277 },
  ])
  expect(await invoiceOf(ctx, boleto)).toMatchObject({ status: 'paid' })
})

test('a partial payment leaves the rest open and asks for a look', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const report = await post(
    await makeRetorno(later, accountId, [retornoTitle(first(boletos), { receivedCents: 5000 - 390 })]),
  )
  expect(report.lines).toMatchObject([
    { outcome: 'review', detail: expect.stringContaining('o restante continua aberto') },
  ])
  expect(await invoiceOf(ctx, first(boletos))).toMatchObject({ status: 'open', openCents: 4990 })
})

test('importing the same file twice answers the same and changes nothing', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 2)
  const bytes = await makeRetorno(
    later,
    accountId,
    boletos.map((boleto) => retornoTitle(boleto)),
  )
  const once = await post(bytes)
  const twice = await post(bytes, 'outro-nome.ret')
  expect(twice).toMatchObject({
    id: once.id,
    isRepeated: true,
    outcomes: once.outcomes,
    warnings: [{ code: 'already-imported' }],
  })
  expect(await paymentsOf(ctx, first(boletos))).toHaveLength(1)
})

test('the same record in another file is a duplicate', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 2)
  const titles = boletos.map((boleto) => retornoTitle(boleto))
  await post(await makeRetorno(later, accountId, titles.slice(0, 1)))
  const report = await post(await makeRetorno(later, accountId, titles, 2), 'B.RET')
  expect(report.lines.map(({ outcome }) => outcome)).toEqual(['duplicate', 'settled'])
  expect(first(report.lines).detail).toContain('CN10026A.RET')
  expect(await paymentsOf(ctx, first(boletos))).toHaveLength(1)
})

test('two real payments of one title make a credit, in one file or in two', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const title = retornoTitle(first(boletos))
  const twice = await post(await makeRetorno(later, accountId, [title, title]))
  expect(twice.lines.map(({ outcome }) => outcome)).toEqual(['settled', 'credit'])
  const again = await post(await makeRetorno(later, accountId, [{ ...title, occurrenceDate: '2026-02-12' }], 2))
  expect(again.outcomes).toEqual({ credit: 1 })
  expect((await paymentsOf(ctx, first(boletos))).map(({ creditCents }) => creditCents).toSorted()).toEqual([
    0, 9990, 9990,
  ])
})

test('a preview says the same line by line and leaves no trace', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 2)
  const unknown = { ...retornoTitle(first(boletos)), nossoNumero: '00000999', seuNumero: 'X' }
  const bytes = await makeRetorno(later, accountId, [retornoTitle(first(boletos)), unknown])
  const preview = await previewRetorno(later, { bytes, fileName: 'a.ret' })
  expect(preview.lines.map(({ line, outcome }) => [line, outcome])).toEqual([
    [2, 'settled'],
    [3, 'unknown_title'],
  ])
  expect(
    await ctx.db.selectFrom('banking.retornos').selectAll().where('companyId', '=', ctx.companyId).execute(),
  ).toEqual([])
  expect(await paymentsOf(ctx, first(boletos))).toEqual([])
  const { lines } = await post(bytes)
  expect(lines.map(({ outcome, detail }) => [outcome, detail])).toEqual(
    preview.lines.map(({ outcome, detail }) => [outcome, detail]),
  )
})

test('a registration is confirmed, and a refusal is told in words and makes room for another boleto', async ({
  ctx,
}) => {
  const { boletos, accountId, later, post } = await world(ctx, 2)
  const [good, bad] = boletos
  if (!good || !bad) throw new Error('Two boletos are needed.')
  const none = { receivedCents: 0, feeCents: 0, credit: null }
  const report = await post(
    await makeRetorno(later, accountId, [
      retornoTitle(good, { ...none, occurrence: '02' }),
      retornoTitle(bad, { ...none, occurrence: '03', reasons: ['08'] }),
    ]),
  )
  expect(report.outcomes).toEqual({ registered: 1, rejected: 1 })
  expect(await statusOf(ctx, good)).toMatchObject({ status: 'registered' })
  expect(await statusOf(ctx, bad)).toMatchObject({
    status: 'rejected',
    rejectReason: expect.stringMatching(/^Entrada rejeitada: 08 \S+/),
  })
  const orders = await ctx.db
    .selectFrom('banking.instructions')
    .select(['boletoId', 'status'])
    .where('accountId', '=', accountId)
    .execute()
  expect(new Map(orders.map((order) => [order.boletoId, order.status]))).toEqual(
    new Map([
      [good.id, 'accepted'],
      [bad.id, 'rejected'],
    ]),
  )
})

test('a write-off by the bank ends the boleto, and a payment after it still counts', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const boleto = first(boletos)
  await post(
    await makeRetorno(later, accountId, [retornoTitle(boleto, { occurrence: '09', receivedCents: 0, feeCents: 0 })]),
  )
  expect(await statusOf(ctx, boleto)).toMatchObject({ status: 'written_off' })
  await post(await makeRetorno(later, accountId, [retornoTitle(boleto)], 2))
  expect(await statusOf(ctx, boleto)).toMatchObject({ status: 'paid' })
  expect(await invoiceOf(ctx, boleto)).toMatchObject({ status: 'paid' })
})

test('fees, unknown codes and values that are not money pay nothing', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const boleto = first(boletos)
  const report = await post(
    await makeRetorno(later, accountId, [
      retornoTitle(boleto, { occurrence: '30' }),
      retornoTitle(boleto, { occurrence: '25' }),
      retornoTitle(boleto, { occurrence: '98' }),
    ]),
  )
  expect(report.lines.map(({ outcome }) => outcome)).toEqual(['fee', 'information', 'review'])
  expect(await paymentsOf(ctx, boleto)).toEqual([])
})

test('an import that was interrupted goes on where it stopped', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 3)
  const bytes = await makeRetorno(
    later,
    accountId,
    boletos.map((boleto) => retornoTitle(boleto)),
  )
  const { id } = await post(bytes)
  await ctx.db.deleteFrom('banking.retornoLines').where('retornoId', '=', id).where('line', '>', 3).execute()
  await ctx.db
    .updateTable('banking.retornos')
    .set({ finishedAt: null, lastLine: 3, lineCount: 2 })
    .where('id', '=', id)
    .execute()
  const report = await post(bytes)
  expect(report).toMatchObject({ id, lineCount: 3, isRepeated: false })
  expect(report.lines.map(({ outcome }) => outcome)).toEqual(['settled', 'settled', 'duplicate'])
  for (const boleto of boletos) expect(await paymentsOf(ctx, boleto)).toHaveLength(1)
})

test('an import whose process died is completed from the kept bytes', async ({ ctx, drain }) => {
  const { boletos, accountId, later, post } = await world(ctx, 2)
  const bytes = await makeRetorno(
    later,
    accountId,
    boletos.map((boleto) => retornoTitle(boleto)),
  )
  const { id } = await post(bytes)
  await ctx.db.deleteFrom('banking.retornoLines').where('retornoId', '=', id).where('line', '>', 2).execute()
  await ctx.db
    .updateTable('banking.retornos')
    .set({ finishedAt: null, lastLine: 2, lineCount: 1 })
    .where('id', '=', id)
    .execute()
  await drain()
  expect(await reportRetorno(ctx, id)).toMatchObject({ lineCount: 2, finishedAt: ctx.now })
})

test('the bytes of the file are kept as they came', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const bytes = await makeRetorno(later, accountId, [retornoTitle(first(boletos))])
  const { fileId } = await post(bytes)
  expect(Buffer.from((await readFile(ctx, fileId)).content).equals(Buffer.from(bytes))).toBe(true)
})
