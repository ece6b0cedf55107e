import { sql } from 'kysely'
import { expect, signIn, type Journey, type Walk } from '../journey.ts'

type Ids = { client: string; contract: string; invoice: string; plan: string }

export const journey: Journey = {
  sentence: 'every screen opens with its own title and without a complaint, in light and on a phone',
  walk: async (walk) => {
    await signIn(walk)
    const ids = await findIds(walk)
    for (const [name, path] of screensOf(ids)) await look(walk, name, path)
    await walk.page.setViewportSize({ width: 390, height: 844 })
    await walk.page.emulateMedia({ colorScheme: 'dark' })
    for (const [name, path] of screensOf(ids).slice(0, 4)) await look(walk, `phone-${name}`, path)
  },
}

const screensOf = ({ client, contract, invoice, plan }: Ids): readonly (readonly [string, string])[] => [
  ['clients', '/clientes'],
  ['client', `/clientes/${client}`],
  ['contracts', '/contratos'],
  ['contract', `/contratos/${contract}`],
  ['invoices', '/titulos'],
  ['invoice', `/titulos/${invoice}`],
  ['new-client', '/clientes/novo'],
  ['new-contract', `/contratos/novo?clientId=${client}`],
  ['plans', '/planos'],
  ['plan', `/planos/${plan}`],
  ['billing-run', '/faturamento'],
  ['company', '/empresa'],
  ['remessas', '/remessas'],
  ['retornos', '/retornos'],
  ['notices', '/cobranca'],
  ['open-sessions', '/conexoes'],
  ['logins', '/logins'],
  ['nas', '/concentradores'],
  ['dead-letters', '/tarefas'],
]

async function look({ page, picture }: Walk, name: string, path: string): Promise<void> {
  await page.goto(path)
  const title = page.getByRole('heading', { level: 1 })
  await title.waitFor()
  await page.waitForLoadState('networkidle')
  await picture(name)
  const heading = (await title.textContent()) ?? ''
  expect(
    heading.trim() !== '' && heading !== 'Esta página não existe',
    `${path} has a title of its own, found “${heading}”`,
  )
  expect((await page.getByText('Não foi possível carregar').count()) === 0, `${path} loads all that it shows`)
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(overflow === 0, `${path} does not scroll sideways (${String(overflow)} px)`)
}

async function findIds({ provider }: Walk): Promise<Ids> {
  const { rows } = await sql<Ids>`
    select c.client_id as client, c.id as contract, i.id as invoice, v.plan_id as plan
    from billing.invoices i join contracts.contracts c on c.id = i.contract_id join plans.versions v on v.id = c.plan_version_id
    where i.status = 'paid' and c.status = 'active' order by i.number limit 1`.execute(provider.ctx().db)
  const [ids] = rows
  if (!ids) throw new Error('The provider has no paid title.')
  return ids
}
