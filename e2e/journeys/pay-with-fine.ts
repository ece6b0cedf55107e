import { addDays, formatCents } from '@open-sgp/brasil'
import { sql } from 'kysely'
import { createSite } from '../../server/src/modules/administration/index.ts'
import { getInvoice, quoteInvoice } from '../../server/src/modules/billing/index.ts'
import { expect, signIn, type Journey, type Walk } from '../journey.ts'

export const journey: Journey = {
  sentence:
    'a late payment costs the fine and interest that the screen quoted for its day, to the centavo, and lies in the till that took it',
  walk: async (walk) => {
    const { page, provider, picture } = walk
    const ctx = provider.ctx()
    const id = await findLate(walk)
    const paidOn = addDays(ctx.today, -1)
    const quote = await quoteInvoice(ctx, { invoiceId: id, on: paidOn })
    expect(quote.fineCents > 0 && quote.interestCents > 0, 'the title is late enough for fine and interest')

    const till = { kind: 'receipt_point', name: 'Loja do Centro', ibgeCode: '4205407' } as const
    const { id: tillId } = await createSite(ctx, till)

    await signIn(walk)
    await page.goto(`/titulos/${id}`)
    await page.getByRole('button', { name: 'Registrar pagamento' }).click()
    const dialog = page.getByRole('dialog')
    const day = paidOn.split('-').toReversed().join('/')
    await dialog.getByLabel('Pago em').fill(day)
    const table = dialog.getByRole('table', { name: `Para quitar em ${day}` })
    for (const [label, cents] of [
      ['Multa', quote.fineCents],
      ['Juros', quote.interestCents],
    ] as const)
      await table.getByRole('row', { name: label }).getByText(formatCents(cents), { exact: true }).waitFor()
    await dialog.getByRole('button', { name: `Usar ${formatCents(quote.totalCents)}` }).click()
    await dialog.getByText('Quita o título, sem sobra.').waitFor()
    await dialog.getByRole('combobox', { name: 'Ponto de recebimento' }).click()
    await page.getByRole('option', { name: till.name }).click()
    await picture('quote')
    await dialog.getByRole('button', { name: 'Registrar pagamento' }).click()
    await page.getByText('Pagamento registrado.').waitFor()
    await picture('paid')

    const { status, payments } = await getInvoice(provider.ctx(), { id })
    const payment = payments.at(-1)
    expect(status === 'paid', 'the title is paid')
    expect(
      payment?.fineCents === quote.fineCents && payment.interestCents === quote.interestCents,
      `fine and interest are those of the quote, found ${payment?.fineCents} and ${payment?.interestCents}`,
    )
    expect(
      payment?.paidOn === paidOn && payment.creditCents === 0,
      'the payment bears the chosen day and leaves no rest',
    )
    expect(payment?.receiptPointId === tillId, 'the payment bears its receipt point')
    await seeTill(walk, till.name, paidOn, quote.totalCents)
  },
}

/** The till of that day has the money, and leads to the payment. */
async function seeTill({ page, picture }: Walk, name: string, paidOn: string, cents: number): Promise<void> {
  await page.goto(`/caixa?from=${paidOn}&to=${paidOn}`)
  await page.getByRole('heading', { name: 'Por ponto de recebimento' }).scrollIntoViewIfNeeded()
  const total = page.getByRole('row', { name: `Total de ${name}` })
  await total.getByText(formatCents(cents), { exact: true }).waitFor()
  await picture('till')
  await total.getByRole('link').click()
  await page.getByRole('table').getByText(name).first().waitFor()
  await picture('till-payments')
}

/** An open title that was due some days ago. */
async function findLate({ provider }: Walk): Promise<string> {
  const ctx = provider.ctx()
  const { rows } = await sql<{ id: string }>`
    select id from billing.invoices where company_id = ${ctx.companyId} and status = 'open' and due_on < ${addDays(ctx.today, -7)}
    order by number limit 1`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Error('The provider has no late title.')
  return found.id
}
