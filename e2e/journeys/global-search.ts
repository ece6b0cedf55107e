import { sql } from 'kysely'
import { signIn, type Journey, type Walk } from '../journey.ts'

type Sought = { name: string; document: string; client: string; invoice: string; nossoNumero: string; username: string }

export const journey: Journey = {
  sentence:
    'with the keyboard alone, anything is found by name, document, nosso número and login, and screens by their name',
  walk: async (walk) => {
    const { page, picture } = walk
    await signIn(walk)
    const sought = await findSought(walk)
    const [first = '', ...others] = sought.name.split(' ')
    const last = others.at(-1) ?? first

    await begin(walk, 'Control+k')
    await picture('empty')
    await type(walk, `${last} ${first.slice(0, 3)}`)
    await page.getByRole('dialog').getByText(sought.name).first().waitFor()
    await picture('name')
    await page.keyboard.press('Escape')

    await open(walk, sought.document, sought.name)
    await page.waitForURL(`**/clientes/${sought.client}`)
    await page.getByRole('heading', { level: 1, name: sought.name }).waitFor()
    await page.waitForFunction('document.activeElement?.tagName === "H1"')

    await open(walk, sought.nossoNumero, 'Título')
    await page.waitForURL(`**/titulos/${sought.invoice}`)

    await begin(walk, '/')
    await type(walk, sought.username.slice(2))
    await page.getByRole('dialog').getByText(sought.username).first().waitFor()
    await picture('login')
    await type(walk, 'faturam')
    await page.locator('[data-action][data-selected]', { hasText: 'Faturamento' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL('**/faturamento')

    await begin(walk, 'Control+k')
    await type(walk, 'xqzw nada assim')
    await page.getByText('Nada encontrado').waitFor()
    await picture('nothing')
    await page.getByRole('textbox', { name: 'Procurar' }).fill('')
    await page
      .locator('[data-action]', { hasText: sought.document.slice(0, 3) })
      .first()
      .waitFor()
    await picture('recent')
  },
}

/** Opens the search once the last one is gone. */
async function begin({ page }: Walk, key: string): Promise<void> {
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press(key)
  await page.getByRole('textbox', { name: 'Procurar' }).waitFor()
}

async function type({ page }: Walk, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Procurar' }).fill(text)
}

/** Ctrl+K, the text, and Enter on the first line as soon as it shows what is expected. */
async function open(walk: Walk, text: string, shows: string): Promise<void> {
  const { page } = walk
  await begin(walk, 'Control+k')
  await type(walk, text)
  await page.locator('[data-action][data-selected]', { hasText: shows }).waitFor()
  await page.keyboard.press('Enter')
}

async function findSought({ provider }: Walk): Promise<Sought> {
  const { rows } = await sql<Sought>`
    select cl.name, cl.document, cl.id as client, i.id as invoice, b.nosso_numero_printed as nosso_numero, l.username
    from billing.invoices i join banking.boletos b on b.invoice_id = i.id join clients.clients cl on cl.id = i.client_id
    join contracts.contracts c on c.id = i.contract_id join radius.logins l on l.contract_id = c.id
    where i.company_id = ${provider.life.provider.companyId} order by i.number limit 1`.execute(provider.ctx().db)
  const [sought] = rows
  if (!sought) throw new Error('The provider has no title with a boleto and a login.')
  return sought
}
