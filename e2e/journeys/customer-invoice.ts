import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { decodeBrCode } from '@open-sgp/pix'
import { linkInvoices, renewLink } from '../../server/src/modules/billing/index.ts'
import { receivePix } from '../../server/src/modules/banking/index.ts'
import { expectAccessible } from '../accessibility.ts'
import { decodeQr } from '../decode-qr.ts'
import { expect, type Journey, type Walk } from '../journey.ts'

export const journey: Journey = {
  sentence:
    'a link opens an invoice on a phone without a login: Pix and line are copied, the QR says the same, the PDF comes',
  context: {
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  },
  walk: async (walk) => {
    const { page, provider, picture } = walk
    const { id, number, firstName, name } = await findInvoice(walk)
    const path = (await linkInvoices(provider.ctx(), [id])).get(id)?.path ?? ''
    await page.goto(path)
    await page.getByRole('heading', { name: `Fatura ${number}` }).waitFor()
    await picture('open')
    await expectAccessible(page)
    const text = (await page.textContent('body')) ?? ''
    expect(text.includes(firstName) && !text.includes(name), 'the payer is called by his first name only')

    const pix = await copied(walk, 'Copiar código Pix')
    const paid = decodeBrCode(pix)
    const qr = decodeQr(await page.getByRole('img', { name: /QR code do Pix/ }).screenshot())
    if (qr !== undefined) expect(qr === pix, `the QR says what is copied, found ${qr}`)
    const line = await copied(walk, 'Copiar linha digitável')
    expect(/^\d{47}$/.test(line), `the line is 47 digits, found ${line}`)

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Baixar boleto em PDF' }).click(),
    ])
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString() === '%PDF-',
      'a PDF comes',
    )
    await page.emulateMedia({ colorScheme: 'dark' })
    await picture('dark')
    await expectAccessible(page)

    if (paid.kind !== 'static' || paid.amountCents === null)
      throw new Error('A Pix of ours is static and says how much.')
    const receipt = { e2eId: 'E'.padEnd(32, '4'), txid: paid.txid ?? null, amountCents: paid.amountCents }
    await receivePix(provider.ctx(), { ...receipt, paidAt: new Date() })
    await page.reload()
    await page.getByRole('heading', { name: 'Pagamento recebido' }).waitFor()
    await picture('paid')
    await expectAccessible(page)

    await renewLink(provider.ctx(), { id })
    await page.reload()
    await page.getByText('Este endereço não abre nenhuma fatura').waitFor()
    await picture('gone')
  },
}

/** Touches the button and reads the clipboard. */
async function copied({ page }: Walk, button: string): Promise<string> {
  await page.getByRole('button', { name: button }).click()
  await page.getByRole('button', { name: 'Copiado' }).first().waitFor()
  return String(await page.evaluate('navigator.clipboard.readText()'))
}

/** An open invoice with a boleto and a Pix: an overdue one where there is any. */
async function findInvoice({ provider }: Walk) {
  const ctx = provider.ctx()
  const { rows } = await sql<{ id: string; number: number; name: string }>`
    select i.id, i.number, c.name
    from billing.invoices i
    join clients.clients c on c.id = i.client_id and c.kind = 'pf'
    join banking.boletos b on b.invoice_id = i.id and b.status in ('sent', 'registered') and b.pix_payload is not null
    where i.company_id = ${ctx.companyId} and i.status = 'open' order by i.due_on, i.number limit 1`.execute(ctx.db)
  const [row] = rows
  if (!row) throw new Error('The provider has no open invoice with a Pix.')
  return { ...row, firstName: row.name.split(' ')[0] ?? '' }
}
