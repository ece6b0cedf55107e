import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { readFile } from '#kernel/files'
import { createAccount } from '#modules/company'
import { atDay, makeAccount, makeBoletos, makeCompany, makeRetorno, retornoTitle, test } from '#testing'
import { importRetorno } from './import-retorno.ts'
import { first, invoiceOf, world } from './retorno-fixtures.ts'

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
