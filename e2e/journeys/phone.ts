import { sql } from 'kysely'
import { getClient } from '../../server/src/modules/clients/index.ts'
import { expectAccessible } from '../accessibility.ts'
import { expect, settle, signIn, type Journey, type Walk } from '../journey.ts'

type Sought = { clientId: string; clientName: string; invoiceId: string; number: number }

export const journey: Journey = {
  sentence:
    'with a thumb on a phone: the menu, a client, its title, the line copied, a form filled; nothing too wide or small',
  context: {
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  },
  walk: async (walk) => {
    const { page } = walk
    const sought = await findSought(walk)
    await signIn(walk)
    await openClient(walk, sought)
    await copyLine(walk, sought)
    await fillForm(walk, sought)
    await page.getByRole('tab', { name: 'Histórico' }).tap()
    await expectFits(walk, 'history')
  },
}

async function openClient(walk: Walk, { clientId, clientName }: Sought): Promise<void> {
  const { page } = walk
  const clients = page.getByRole('navigation').getByRole('link', { name: 'Clientes' })
  const isInSight = async () => ((await clients.boundingBox())?.x ?? -1) >= 0
  expect(!(await isInSight()), 'the menu is out of the way')
  await page.getByRole('button', { name: 'Menu' }).tap()
  await page.waitForFunction('document.querySelector("nav").getBoundingClientRect().x === 0')
  await expectFits(walk, 'menu')
  await clients.tap()
  await page.getByRole('heading', { level: 1, name: 'Clientes' }).waitFor()
  await page.waitForFunction('document.querySelector("nav").getBoundingClientRect().right <= 0')
  await page.getByRole('textbox', { name: 'Procurar' }).fill(clientName)
  await page.waitForURL((url) => url.searchParams.get('search') === clientName)
  await page.locator('[data-row]').first().waitFor()
  await expectFits(walk, 'list')
  await page.getByRole('link', { name: clientName }).or(page.getByText(clientName)).first().tap()
  await page.waitForURL(`**/clientes/${clientId}`)
  await page.getByRole('heading', { level: 1, name: clientName }).waitFor()
  await expectFits(walk, 'client')
}

/** The title from the client's file, and its line in the clipboard. */
async function copyLine(walk: Walk, { number, invoiceId }: Sought): Promise<void> {
  const { page } = walk
  await page.getByRole('tab', { name: 'Títulos' }).tap()
  await page.getByRole('row').getByText(String(number), { exact: true }).first().tap()
  await page.waitForURL(`**/titulos/${invoiceId}`)
  const copy = page.getByRole('button', { name: 'Copiar Linha digitável' })
  await copy.waitFor()
  await expectFits(walk, 'title')
  await copy.tap()
  const line = await page.locator('[data-copy="Linha digitável"]').textContent()
  const copied = await page.evaluate<string>('navigator.clipboard.readText()')
  expect(copied !== '' && copied === line, `the clipboard holds ${line}, found ${copied}`)
}

async function fillForm(walk: Walk, { clientId }: Sought): Promise<void> {
  const { page, provider } = walk
  await page.goto(`/clientes/${clientId}/alterar`)
  await page.getByRole('textbox', { name: 'RG' }).tap()
  await page.getByRole('textbox', { name: 'RG' }).fill('5550123')
  await page.getByRole('combobox', { name: 'Situação' }).tap()
  await page.getByRole('option').first().waitFor()
  await expectFits(walk, 'form')
  await page.getByRole('option', { name: 'Ativo', exact: true }).tap()
  await page.getByRole('button', { name: 'Salvar' }).tap()
  await page.waitForURL(`**/clientes/${clientId}`)
  const { rg } = await getClient(provider.ctx(), { id: clientId })
  expect(rg === '5550123', `what was typed is saved, found ${rg}`)
}

/** Nothing wider than the screen, nothing too small for a thumb (WCAG 2.2, 2.5.8: 24 px, or as much room around). */
async function expectFits({ page, picture }: Walk, part: string): Promise<void> {
  await settle(page)
  await picture(part)
  const wide = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect(wide <= 0, `${part} is as wide as the screen, found ${wide} px more`)
  await expectAccessible(page, { isTouched: true })
}

/** A person's open title with a boleto. */
async function findSought({ provider }: Walk): Promise<Sought> {
  const ctx = provider.ctx()
  const { rows } = await sql<Sought>`
    select c.id as client_id, c.name as client_name, i.id as invoice_id, i.number
    from billing.invoices i join clients.clients c on c.id = i.client_id and c.kind = 'pf' and c.status = 'active'
    join banking.boletos b on b.invoice_id = i.id and b.status in ('sent', 'registered')
    where i.company_id = ${ctx.companyId} and i.status = 'open' order by i.number desc limit 1`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Error('The provider has no open title with a boleto.')
  return found
}
