import { expect } from 'vitest'
import { makeRetorno, retornoTitle, test } from '#testing'
import { getBoleto } from './get-boleto.ts'
import { issueBoletos } from './issue-boletos.ts'
import { listBoletoEvents } from './list-boleto-events.ts'
import { listProblemLines } from './list-problem-lines.ts'
import { listProblems } from './list-problems.ts'
import { first, world } from './retorno-fixtures.ts'
import { withdrawBoleto } from './withdraw-boleto.ts'

test('a refused title tells its story, is listed with its client, and leaves the list once it is sent again', async ({
  ctx,
}) => {
  const { boletos, accountId, later, post } = await world(ctx, 1)
  const boleto = first(boletos)
  const refusal = retornoTitle(boleto, { occurrence: '03', receivedCents: 0, feeCents: 0, reasons: ['10'] })
  const { id: retornoId } = await post(await makeRetorno(ctx, accountId, [refusal]))

  const { invoiceId } = boleto
  expect((await listBoletoEvents(later, { invoiceId })).items).toMatchObject([
    { kind: 'retorno', outcome: 'rejected', retornoId },
    { kind: 'sent', command: 'register', detail: 'remessa 1' },
    { kind: 'issued', boletoId: boleto.id },
  ])
  expect(await listProblemLines(later, { limit: 50 })).toMatchObject({
    items: [{ retornoId, outcome: 'rejected', invoiceId, clientName: boleto.clientName }],
  })
  const refused = async () => (await listProblems(later, { limit: 50 })).items
  expect(await refused()).toMatchObject([{ invoiceId, code: 'rejected-by-bank', clientName: boleto.clientName }])
  await issueBoletos(later, { invoiceIds: [invoiceId] })
  expect(await refused()).toEqual([])
})

test('a boleto is withdrawn while its title stays open, and another may be issued', async ({ ctx }) => {
  const { boletos, later } = await world(ctx, 1)
  const { invoiceId, nossoNumero } = first(boletos)
  expect(await withdrawBoleto(later, { invoiceId })).toEqual({ withdrawnCount: 1 })
  await expect(withdrawBoleto(later, { invoiceId })).rejects.toMatchObject({ status: 409, code: 'no-live-boleto' })
  await expect(getBoleto(later, { invoiceId })).rejects.toMatchObject({ status: 404 })
  await issueBoletos(later, { invoiceIds: [invoiceId] })
  expect((await getBoleto(later, { invoiceId })).nossoNumero).not.toBe(nossoNumero)
})
