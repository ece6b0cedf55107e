import { createBank } from '@open-sgp/simulator-bank'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { readFile } from '#kernel/files'
import { getInvoice, registerPayment } from '#modules/billing'
import { createAccount, getCompany } from '#modules/company'
import { atDay, makeBoletos, test } from '#testing'
import { changeDueDate } from './change-due-date.ts'
import { createRemessa } from './create-remessa.ts'
import { importRetorno, previewRetorno } from './import-retorno.ts'
import { listProblems } from './list-problems.ts'

const banks = [
  {
    bankCode: '001',
    cnabLayout: '240',
    bankKeys: { agencia: '1234', conta: '123456', carteira: '17', convenio: '1234567', variacaoCarteira: '019' },
  },
  {
    bankCode: '033',
    cnabLayout: '400',
    bankKeys: { agencia: '1234', conta: '12345678', carteira: '101', codigoCliente: '1234567' },
  },
  {
    bankCode: '237',
    cnabLayout: '400',
    bankKeys: { agencia: '1234', conta: '1234567', carteira: '09', codigoCliente: '12345' },
  },
  {
    bankCode: '341',
    cnabLayout: '400',
    bankKeys: { agencia: '1234', conta: '56789', carteira: '109' },
    feeDeductedFromCredit: true,
  },
  {
    bankCode: '756',
    cnabLayout: '240',
    bankKeys: { agencia: '4327', conta: '3666', carteira: '1', convenio: '229385' },
  },
] as const

type Keys = (typeof banks)[number]
const portador = {
  name: 'Cobrança',
  finePpm: 20_000,
  interestPpmMonth: 10_000,
  graceDays: 0,
  feeDeductedFromCredit: false,
}

async function open(ctx: Ctx, keys: Keys) {
  const account = await createAccount(ctx, { ...portador, ...keys })
  const company = await getCompany(ctx)
  const bank = createBank({
    bank: keys.bankCode,
    layout: keys.cnabLayout === '240' ? 240 : 400,
    conta: keys.bankKeys,
    beneficiario: { nome: company.legalName, documento: company.cnpj },
    feeCents: 250,
  })
  const send = async (day: string) => {
    const remessa = await createRemessa(atDay(ctx, day), { accountId: account.id })
    return bank.receiveRemessa((await readFile(ctx, remessa.fileId)).content, day)
  }
  const fetch = (day: string, fault?: Parameters<typeof bank.closeDay>[1]) =>
    importRetorno(atDay(ctx, day), { bytes: bank.closeDay(day, fault) ?? new Uint8Array(), fileName: `${day}.ret` })
  return { account, bank, send, fetch }
}

test.for(banks)(
  'bank $bankCode: registered, refused, paid late, and the books agree to the centavo',
  async (keys, { ctx }) => {
    const { account, bank, send, fetch } = await open(ctx, keys)
    const boletos = await makeBoletos(ctx, 4, { accountId: account.id })
    const [refused, early, late, open_] = boletos
    if (!refused || !early || !late || !open_) throw new Error('Four boletos are needed.')
    bank.rejectNext()
    expect(await send('2026-01-12')).toMatchObject({ isAccepted: true, registered: 3, rejected: 1 })
    expect((await fetch('2026-01-12')).outcomes).toEqual({ registered: 3, rejected: 1 })
    expect(await listProblems(ctx, { limit: 10 })).toMatchObject({
      items: [{ invoiceId: refused.invoiceId, code: 'rejected-by-bank' }],
    })

    bank.pay(String(early.invoiceNumber), { on: '2026-02-03' })
    const lateCents = bank.pay(String(late.invoiceNumber), { on: '2026-02-20' })
    expect((await fetch('2026-02-20')).outcomes).toEqual({ settled: 2 })
    const [first, second] = [
      await getInvoice(ctx, { id: early.invoiceId }),
      await getInvoice(ctx, { id: late.invoiceId }),
    ]
    expect(first).toMatchObject({
      status: 'paid',
      settledOn: '2026-02-03',
      payments: [{ receivedCents: 9990, feeCents: 250 }],
    })
    expect(second).toMatchObject({
      status: 'paid',
      settledOn: '2026-02-20',
      payments: [{ receivedCents: lateCents, fineCents: 200 }],
    })
    expect(second.payments[0]?.principalCents).toBe(9990)
    expect(await getInvoice(ctx, { id: open_.invoiceId })).toMatchObject({ status: 'open' })
  },
)

test.for(banks)(
  'bank $bankCode: what is damaged is previewed line by line, and the sound file then posts once',
  async (keys, { ctx }) => {
    const { account, bank, send, fetch } = await open(ctx, keys)
    const boletos = await makeBoletos(ctx, 3, { accountId: account.id })
    await send('2026-01-12')
    await fetch('2026-01-12')
    for (const { invoiceNumber } of boletos) bank.pay(String(invoiceNumber), { on: '2026-02-02' })
    const damaged = bank.closeDay('2026-02-02', 'truncated') ?? new Uint8Array()
    const later = atDay(ctx, '2026-02-03')
    const preview = await previewRetorno(later, { bytes: damaged, fileName: 'cortado.ret' })
    expect(preview.warnings.length).toBeGreaterThan(0)
    const partly = await importRetorno(later, { bytes: damaged, fileName: 'cortado.ret' })
    expect(partly.outcomes).toEqual(preview.outcomes)
    expect(partly.postedCount).toBeLessThan(3)
    const whole = await importRetorno(later, { bytes: bank.lastRetorno ?? new Uint8Array(), fileName: 'inteiro.ret' })
    expect(partly.postedCount + whole.postedCount).toBe(3)
    for (const { invoiceId } of boletos) expect((await getInvoice(ctx, { id: invoiceId })).payments).toHaveLength(1)
  },
)

test('a file of another account is refused, an unknown title and a file without trailer are told', async ({ ctx }) => {
  const { account, bank, send, fetch } = await open(ctx, banks[3])
  const [boleto] = await makeBoletos(ctx, 1, { accountId: account.id })
  await send('2026-01-12')
  await expect(fetch('2026-01-12', 'wrong-account')).rejects.toMatchObject({ status: 422, code: 'other-account' })
  expect(await fetch('2026-01-12', 'repeated')).toMatchObject({ outcomes: { registered: 1 } })
  expect(await fetch('2026-01-12', 'repeated')).toMatchObject({ isRepeated: true })
  bank.pay(String(boleto?.invoiceNumber), { on: '2026-02-02' })
  expect((await fetch('2026-02-02', 'unknown-title')).outcomes).toEqual({ settled: 1, unknown_title: 1 })
  bank.pay(String(boleto?.invoiceNumber), { on: '2026-02-04' })
  const report = await fetch('2026-02-04', 'missing-trailer')
  expect(report.outcomes).toEqual({ credit: 1 })
  expect(report.warnings.map(({ code }) => code)).toContain('missing-trailer')
})

test('a boleto replaced or paid elsewhere is written off by the next remessa, and the bank confirms it', async ({
  ctx,
  drain,
}) => {
  const { account, send, fetch } = await open(ctx, banks[4])
  const [moved, cash] = await makeBoletos(ctx, 2, { accountId: account.id })
  if (!moved || !cash) throw new Error('Two boletos are needed.')
  await send('2026-01-12')
  await fetch('2026-01-12')
  await changeDueDate(atDay(ctx, '2026-01-13'), { invoiceId: moved.invoiceId, dueOn: '2026-02-15' })
  await registerPayment(ctx, {
    sourceKey: 'caixa:1',
    method: 'cash',
    invoiceId: cash.invoiceId,
    paidOn: '2026-01-13',
    receivedCents: 9990,
  })
  await drain()
  expect(await send('2026-01-13')).toMatchObject({ registered: 1, instructions: 2 })
  expect((await fetch('2026-01-13')).outcomes).toEqual({ registered: 1, written_off: 2 })
  const boletos = await ctx.db
    .selectFrom('banking.boletos')
    .select('status')
    .where('accountId', '=', account.id)
    .orderBy('sequence')
    .execute()
  expect(boletos.map(({ status }) => status)).toEqual(['written_off', 'written_off', 'registered'])
  const orders = await ctx.db
    .selectFrom('banking.instructions')
    .select('status')
    .where('accountId', '=', account.id)
    .execute()
  expect(new Set(orders.map(({ status }) => status))).toEqual(new Set(['accepted']))
})

test('paid at the bank while the write-off was on its way: the order is refused, and the second money becomes credit', async ({
  ctx,
  drain,
}) => {
  const { account, bank, send, fetch } = await open(ctx, banks[3])
  const [boleto] = await makeBoletos(ctx, 1, { accountId: account.id })
  if (!boleto) throw new Error('A boleto is needed.')
  await send('2026-01-12')
  await fetch('2026-01-12')
  const { invoiceId } = boleto
  await registerPayment(ctx, {
    sourceKey: 'caixa:1',
    method: 'cash',
    invoiceId,
    paidOn: '2026-01-13',
    receivedCents: 9990,
  })
  await drain()
  bank.pay(String(boleto.invoiceNumber), { on: '2026-01-13' })
  expect(await send('2026-01-13')).toMatchObject({ rejected: 1 })
  const { lines } = await fetch('2026-01-13')
  expect(lines.map(({ outcome }) => outcome)).toEqual(['credit', 'review'])
  const [, order] = await ctx.db
    .selectFrom('banking.instructions')
    .select(['command', 'status', 'answer'])
    .where('boletoId', '=', boleto.id)
    .orderBy('command')
    .execute()
  expect(order).toMatchObject({
    command: 'write_off',
    status: 'rejected',
    answer: expect.stringContaining('rejeitada'),
  })
  expect(await getInvoice(ctx, { id: invoiceId })).toMatchObject({ status: 'paid', payments: { length: 2 } })
})
