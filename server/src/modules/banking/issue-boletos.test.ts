import { computeBoleto } from '@open-sgp/boleto'
import { decodeBrCode } from '@open-sgp/pix'
import { expect } from 'vitest'
import { createAccount } from '#modules/company'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeAccount, makeClient, makeCompany, makeInvoice, openApp, test, testActor } from '#testing'
import { issueBoletos } from './issue-boletos.ts'

const boletosOf = (ctx: Parameters<typeof issueBoletos>[0]) =>
  ctx.db.selectFrom('banking.boletos').selectAll().where('companyId', '=', ctx.companyId).orderBy('sequence').execute()

test('an invoice gets its boleto with the bar code and the line of its bank, and an order to register it', async ({
  ctx,
}) => {
  const invoice = await makeInvoice(ctx)
  expect(await issueBoletos(ctx, { invoiceIds: [invoice.id] })).toEqual({ issuedCount: 1, problems: [] })

  const [boleto] = await boletosOf(ctx)
  const input = {
    agencia: '1234',
    conta: '56789',
    carteira: '109',
    numero: '1',
    valorCentavos: 9990,
    vencimento: '2026-02-10',
  }
  const { linhaDigitavel, codigoBarras, nossoNumero } = computeBoleto({ bank: '341', input })
  expect(boleto).toMatchObject({ linhaDigitavel, codigoBarras, nossoNumero, status: 'pending', sequence: 1 })
  const orders = await ctx.db
    .selectFrom('banking.instructions')
    .selectAll()
    .where('boletoId', '=', boleto?.id ?? '')
    .execute()
  expect(orders).toMatchObject([{ command: 'register', status: 'pending' }])
})

test('the Pix of a boleto carries its value and a txid that is its own', async ({ ctx }) => {
  const invoices = [await makeInvoice(ctx), await makeInvoice(ctx)]
  await issueBoletos(ctx, { invoiceIds: invoices.map(({ id }) => id) })
  const boletos = await boletosOf(ctx)
  expect(new Set(boletos.map(({ pixTxid }) => pixTxid)).size).toBe(2)
  for (const { pixPayload, pixTxid } of boletos) {
    expect(pixTxid).toMatch(/^[A-Za-z0-9]{25}$/)
    expect(decodeBrCode(pixPayload ?? '')).toMatchObject({ amountCents: 9990, txid: pixTxid, crcValid: true })
  }
})

test('issuing twice changes nothing', async ({ ctx }) => {
  const { id } = await makeInvoice(ctx)
  await issueBoletos(ctx, { invoiceIds: [id, id] })
  expect(await issueBoletos(ctx, { invoiceIds: [id] })).toEqual({ issuedCount: 0, problems: [] })
  expect(await boletosOf(ctx)).toHaveLength(1)
})

test('what the bank refuses is listed with its cause, leaves no gap in the numbers, and the others go on', async ({
  ctx,
}) => {
  const bankKeys = { agencia: '1234', conta: '123456', carteira: '17', convenio: '12345' }
  const broken = await createAccount(ctx, {
    name: 'BB',
    bankCode: '001',
    cnabLayout: '240',
    bankKeys,
    finePpm: 0,
    interestPpmMonth: 0,
    graceDays: 0,
    feeDeductedFromCredit: false,
  })
  const bad = await makeInvoice(ctx, { accountId: broken.id })
  const { id: accountId } = await makeAccount(ctx)
  const good = await makeInvoice(ctx, { accountId })
  const huge = await makeInvoice(ctx, { accountId, amountCents: 10_000_000_000 })
  const last = await makeInvoice(ctx, { accountId })
  const issue = await issueBoletos(ctx, { invoiceIds: [bad.id, good.id, huge.id, last.id] })
  expect(issue).toMatchObject({ issuedCount: 2 })
  expect(issue.problems.map(({ invoiceId, code }) => [invoiceId, code]).toSorted()).toEqual(
    [
      [bad.id, 'invalid-field'],
      [huge.id, 'value-out-of-range'],
    ].toSorted(),
  )
  expect((await boletosOf(ctx)).map(({ sequence }) => sequence)).toEqual([1, 2])
})

test('where the bank issues the numbers nothing is printed that it does not know', async ({ ctx }) => {
  const { id: accountId } = await createAccount(ctx, {
    name: 'BB carteira 11',
    bankCode: '001',
    cnabLayout: '240',
    bankKeys: { agencia: '1234', conta: '123456', convenio: '1234567', carteira: '11' },
    finePpm: 0,
    interestPpmMonth: 0,
    graceDays: 0,
    feeDeductedFromCredit: false,
  })
  const { id } = await makeInvoice(ctx, { accountId })
  expect(await issueBoletos(ctx, { invoiceIds: [id] })).toMatchObject({
    issuedCount: 0,
    problems: [{ code: 'bank-issues-number' }],
  })
})

test('a wrong Pix key costs the QR, not the boleto', async ({ ctx }) => {
  const account = await makeAccount(ctx)
  await ctx.db.updateTable('company.accounts').set({ pixKey: 'nada disso' }).where('id', '=', account.id).execute()
  const { id } = await makeInvoice(ctx, { accountId: account.id })
  expect(await issueBoletos(ctx, { invoiceIds: [id] })).toMatchObject({
    issuedCount: 1,
    problems: [{ code: 'pix-invalid-key' }],
  })
  expect(await boletosOf(ctx)).toMatchObject([{ pixPayload: null, pixTxid: null }])
})

test('an invoice of another company gets nothing from us', async ({ ctx }) => {
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  const { id } = await makeInvoice(theirs)
  expect(await issueBoletos(ctx, { invoiceIds: [id] })).toEqual({ issuedCount: 0, problems: [] })
})

test('four processes that issue at once share the numbers 1 to n without gap or repetition', async () => {
  const app = await openApp()
  try {
    const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
    const ctx = outside.forCompany((await makeCompany(outside)).id)
    const [accountId, clientId] = [(await makeAccount(ctx)).id, (await makeClient(ctx)).id]
    const invoiceIds: string[] = []
    for (let index = 0; index < 40; index++) invoiceIds.push((await makeInvoice(ctx, { accountId, clientId })).id)
    const shares = [invoiceIds, invoiceIds.slice(0, 30), invoiceIds.slice(10), invoiceIds.toReversed()]
    const issues = await Promise.all(shares.map((mine) => issueBoletos(ctx, { invoiceIds: mine })))
    expect(issues.reduce((sum, { issuedCount }) => sum + issuedCount, 0)).toBe(40)
    expect((await boletosOf(ctx)).map(({ sequence }) => sequence)).toEqual(invoiceIds.map((_, index) => index + 1))
  } finally {
    await app.close()
  }
})
