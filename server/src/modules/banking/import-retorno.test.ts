import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { readFile } from '#kernel/files'
import { getInvoice } from '#modules/billing'
import { createAccount } from '#modules/company'
import { atDay, makeAccount, makeBoletos, makeCompany, makeRetorno, retornoTitle, test } from '#testing'
import { importRetorno, previewRetorno } from './import-retorno.ts'
import { reportRetorno } from './report-retorno.ts'

/** `count` registered boletos of Itaú and the day on which the bank answers. */
async function world(ctx: Ctx, count: number) {
  const boletos = await makeBoletos(ctx, count, { isSent: true })
  const accountId = boletos[0]?.accountId ?? ''
  const later = atDay(ctx, '2026-02-11')
  const post = (bytes: Uint8Array, fileName = 'CN10026A.RET') => importRetorno(later, { bytes, fileName })
  return { boletos, accountId, later, post }
}

const first = <T>(list: readonly T[]): T => {
  const [item] = list
  if (item === undefined) throw new Error('The list is empty.')
  return item
}
const invoiceOf = (ctx: Ctx, boleto: { invoiceId: string }) => getInvoice(ctx, { id: boleto.invoiceId })
const paymentsOf = async (ctx: Ctx, boleto: { invoiceId: string }) => (await invoiceOf(ctx, boleto)).payments
const statusOf = async (ctx: Ctx, { id }: { id: string }) =>
  await ctx.db
    .selectFrom('banking.boletos')
    .select(['status', 'rejectReason'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

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

test('what is not a retorno of ours is refused before anything is written', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const bytes = await makeRetorno(later, accountId, [retornoTitle(first(boletos))])
  const text = Buffer.from(bytes).toString('latin1')
  const damaged = (from: string, to: string) => Buffer.from(text.replaceAll(from, to), 'latin1')
  const refusal = (file: Uint8Array) =>
    post(file).catch(({ status, code }: { status: number; code: string }) => [status, code])

  expect(await refusal(Buffer.from('isto não é um arquivo de banco'))).toEqual([422, 'unrecognized-file'])
  expect(await refusal(damaged('341BANCO ITAU', '237BANCO ITAU'))).toEqual([422, 'other-bank'])
  expect(await refusal(damaged('123400567', '999900567'))).toEqual([422, 'other-account'])
  const theirs = later.forCompany((await makeCompany(ctx)).id)
  await makeAccount(theirs)
  expect(await importRetorno(theirs, { bytes, fileName: 'a' }).catch(({ code }: { code: string }) => code)).toBe(
    'other-company',
  )
  expect(await refusal(await remessaOf(ctx))).toEqual([422, 'not-a-retorno'])
  expect(
    await ctx.db.selectFrom('banking.retornos').selectAll().where('companyId', '=', ctx.companyId).execute(),
  ).toEqual([])
})

async function remessaOf(ctx: Ctx): Promise<Uint8Array> {
  const file = await ctx.db
    .selectFrom('banking.remessas')
    .select('fileId')
    .where('companyId', '=', ctx.companyId)
    .executeTakeFirstOrThrow()
  return (await readFile(ctx, file.fileId)).content
}

test('a truncated file posts its whole lines, lists the cut one and asks for the rest', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 2)
  const bytes = await makeRetorno(
    later,
    accountId,
    boletos.map((boleto) => retornoTitle(boleto)),
  )
  const report = await post(bytes.subarray(0, 402 * 2 + 200))
  expect(report.lines.map(({ outcome }) => outcome)).toEqual(['settled', 'unsound'])
  expect(report.warnings.map(({ code }) => code)).toContain('missing-trailer')
  // The whole file, downloaded again, brings what was cut.
  const whole = await post(bytes)
  expect(whole.lines.map(({ outcome }) => outcome)).toEqual(['duplicate', 'settled'])
})

test('a file turned into UTF-8 is read by its columns and says so', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const bytes = await makeRetorno(later, accountId, [retornoTitle(first(boletos))])
  const [header = '', title = '', ...rest] = Buffer.from(bytes).toString('latin1').split('\r\n')
  const utf8 = [header, `${title.slice(0, 324)}JOÃO${title.slice(328)}`, ...rest].join('\r\n')
  const report = await post(Buffer.from(utf8, 'utf8'))
  expect(report.outcomes).toEqual({ settled: 1 })
  expect(report.warnings).toMatchObject([{ line: 2, code: 'utf8-text' }])
  expect(first(report.lines).detail).toContain('UTF-8')
})

test('bytes that no text may hold cost nothing', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const bytes = await makeRetorno(later, accountId, [retornoTitle(first(boletos))])
  const padded = Buffer.from(bytes)
  padded.fill(0, 402 + 37, 402 + 62)
  expect((await post(padded)).outcomes).toEqual({ settled: 1 })
})

test('a line out of sequence is posted and told', async ({ ctx }) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const bytes = await makeRetorno(later, accountId, [retornoTitle(first(boletos))])
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/000002\r\n/, '000007\r\n')
  const report = await post(Buffer.from(text, 'latin1'))
  expect(report.outcomes).toEqual({ settled: 1 })
  expect(report.warnings.map(({ code }) => code)).toContain('wrong-sequence')
})

const sicoob = {
  name: 'Sicoob',
  bankCode: '756',
  cnabLayout: '240' as const,
  bankKeys: { agencia: '4327', conta: '3666', carteira: '1', convenio: '229385' },
  finePpm: 20_000,
  interestPpmMonth: 10_000,
  graceDays: 0,
  feeDeductedFromCredit: false,
}

test('a T without its U pays nothing, and the titles around it are posted', async ({ ctx }) => {
  const account = await createAccount(ctx, sicoob)
  const boletos = await makeBoletos(ctx, 3, { accountId: account.id, isSent: true })
  const later = atDay(ctx, '2026-02-11')
  const titles = boletos.map((boleto) =>
    retornoTitle(boleto, { nossoNumero: boleto.nossoNumero.padStart(10, '0'), receivedCents: boleto.amountCents }),
  )
  const lines = Buffer.from(await makeRetorno(later, account.id, titles))
    .toString('latin1')
    .split('\r\n')
  const withoutU = lines.filter((_, index) => index !== 5).join('\r\n')
  const report = await importRetorno(later, { bytes: Buffer.from(withoutU, 'latin1'), fileName: 'S.RET' })
  expect(report.lines.map(({ outcome }) => outcome)).toEqual(['settled', 'unsound', 'settled'])
  expect(report.lines[1]?.detail).toContain('Segmento T sem o segmento U')
  expect(await Promise.all(boletos.map(async (boleto) => (await invoiceOf(ctx, boleto)).status))).toEqual([
    'paid',
    'open',
    'paid',
  ])
})

test('the number matches without its check digit only when our own number agrees', async ({ ctx }) => {
  const account = await createAccount(ctx, sicoob)
  const [boleto] = await makeBoletos(ctx, 1, { accountId: account.id, isSent: true })
  if (!boleto) throw new Error('A boleto is needed.')
  const withoutDv = boleto.nossoNumero.slice(0, -1).padStart(10, '0')
  const line = { nossoNumero: withoutDv, receivedCents: boleto.amountCents }
  const bytes = await makeRetorno(ctx, account.id, [
    retornoTitle(boleto, { ...line, seuNumero: '777777' }),
    retornoTitle(boleto, line),
  ])
  const report = await importRetorno(ctx, { bytes, fileName: 'S.RET' })
  expect(report.lines.map(({ outcome }) => outcome)).toEqual(['unknown_title', 'settled'])
})
