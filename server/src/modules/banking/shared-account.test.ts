import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { getInvoice } from '#modules/billing'
import { createAccount } from '#modules/company'
import { atDay, makeAccount, makeBoletos, makeRetorno, retornoTitle, test } from '#testing'
import { importRetorno } from './import-retorno.ts'

/** Two portadores of one bank account, of carteiras 109 and 112, each with its own numbers from 1 on. */
async function world(ctx: Ctx) {
  const { id: ours } = await makeAccount(ctx)
  const { id: other } = await createAccount(ctx, {
    name: 'Itaú 112',
    bankCode: '341',
    cnabLayout: '400',
    bankKeys: { agencia: '1234', conta: '56789', carteira: '112' },
    finePpm: 20_000,
    interestPpmMonth: 10_000,
    graceDays: 0,
    feeDeductedFromCredit: true,
  })
  const later = atDay(ctx, '2026-02-11')
  const boletos = {
    ours: await makeBoletos(ctx, 2, { accountId: ours, isSent: true }),
    other: await makeBoletos(ctx, 1, { accountId: other, isSent: true }),
  }
  return { ours, other, later, boletos }
}

const outcomes = (report: { lines: { outcome: string }[] }) => report.lines.map(({ outcome }) => outcome)

test('titles of two carteiras with one number and value are two payments, whatever file they come in', async ({
  ctx,
}) => {
  const { ours, later, boletos } = await world(ctx)
  const [one, two] = boletos.ours.map((boleto) => retornoTitle(boleto))
  const [theirs] = boletos.other.map((boleto) => retornoTitle(boleto))
  if (!one || !two || !theirs) throw new Error('Three titles are needed.')
  expect(theirs.nossoNumero).toBe(one.nossoNumero)
  const today = await importRetorno(later, { bytes: await makeRetorno(later, ours, [one]), fileName: 'A.RET' })
  const both = await makeRetorno(later, ours, [two, theirs], 2)
  const tomorrow = await importRetorno(later, { bytes: both, fileName: 'B.RET' })
  expect([...outcomes(today), ...outcomes(tomorrow)]).toEqual(['settled', 'settled', 'settled'])
  expect(await getInvoice(ctx, { id: boletos.other[0]?.invoiceId ?? '' })).toMatchObject({ status: 'paid' })
})

test('a record imported under one portador is not posted again under another of the same bank account', async ({
  ctx,
}) => {
  const { ours, other, later, boletos } = await world(ctx)
  const titles = boletos.ours.slice(0, 1).map((boleto) => retornoTitle(boleto))
  const post = async (accountId: string, sequence: number) =>
    await importRetorno(later, {
      bytes: await makeRetorno(later, ours, titles, sequence),
      fileName: `${sequence}.RET`,
      accountId,
    })
  expect(outcomes(await post(ours, 1))).toEqual(['settled'])
  expect(outcomes(await post(other, 2))).toEqual(['duplicate'])
  expect((await getInvoice(ctx, { id: boletos.ours[0]?.invoiceId ?? '' })).payments).toHaveLength(1)
})
