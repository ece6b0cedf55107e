import { sql } from 'kysely'
import { createNas } from '../../server/src/modules/radius/index.ts'
import { makeDeadLetter } from '../../server/src/testing/make-dead-letter.ts'
import { expectAccessible } from '../accessibility.ts'
import { expect, settle, signIn, type Journey, type Walk } from '../journey.ts'
import { makeHouse } from '../make-house.ts'
import { makePeople } from '../make-people.ts'
import { makeIntegrations } from '../make-integrations.ts'
import { fillPath, listScreenPaths, pictureName } from '../screens.ts'

const desk = { width: 1280, height: 800 }
const phone = { width: 390, height: 844 }

export const journey: Journey = {
  sentence: 'every screen opens with its own title, without a complaint or a barrier, in light and dark on a phone',
  limitSeconds: 600,
  walk: async (walk) => {
    await signIn(walk)
    const ids = await findIds(walk)
    const failures: string[] = []
    for (const path of listScreenPaths()) {
      try {
        await open(walk, path, fillPath(path, ids))
      } catch (error) {
        failures.push(String(error))
      }
    }
    expect(failures.length === 0, failures.join('\n'))
  },
}

async function open(walk: Walk, path: string, address: string): Promise<void> {
  const { page } = walk
  await page.setViewportSize(desk)
  await page.emulateMedia({ colorScheme: 'light' })
  await page.goto(address)
  await look(walk, pictureName(path), address)
  await page.setViewportSize(phone)
  await page.emulateMedia({ colorScheme: 'dark' })
  await look(walk, `phone-${pictureName(path)}`, address)
}

async function look({ page, picture }: Walk, name: string, address: string): Promise<void> {
  const title = page.getByRole('heading', { level: 1 }).first()
  await title.waitFor()
  await settle(page)
  await picture(name)
  const heading = (await title.textContent()) ?? ''
  const isOwn = heading.trim() !== '' && heading !== 'Esta página não existe'
  expect(isOwn, `${address} has a title of its own: “${heading}”`)
  expect((await page.getByText('Não foi possível carregar').count()) === 0, `${address} loads all that it shows`)
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(overflow === 0, `${address} does not scroll sideways (${String(overflow)} px)`)
  await expectAccessible(page)
}

/** A row for each family of addresses, by what stands before the id. */
async function findIds({ provider }: Walk): Promise<Record<string, string | null>> {
  const { rows } = await sql<Record<string, string | null>>`
    select c.client_id as "/clientes/", c.client_id as "/privacidade/titulares/",
      (select id from access.users order by created_at limit 1) as "/privacidade/equipe/",
      (select id from kernel.audit_log l where l.kind = 'change' and l.company_id = i.company_id limit 1) as "/auditoria/", c.client_id as "/titulos/novo/", c.client_id as "/contratos/novo/",
      c.id as "/contratos/", c.id as "/cobranca/desbloqueios/novo/", i.id as "/titulos/", v.plan_id as "/planos/", i.account_id as "/empresa/portadores/",
      (select id from radius.logins l where l.contract_id = c.id limit 1) as "/logins/",
      (select id from billing.runs r where r.company_id = i.company_id and r.invoice_count > 0 order by id limit 1) as "/faturamento/",
      (select id from banking.remessas order by id limit 1) as "/remessas/",
      (select id from banking.retornos order by id limit 1) as "/retornos/",
      (select id from billing.runs order by id limit 1) as "/faturamento/",
      (select id from dunning.notices order by id limit 1) as "/cobranca/avisos/",
      'clientes-e-contratos' as "/ajuda/"
    from billing.invoices i join contracts.contracts c on c.id = i.contract_id join plans.versions v on v.id = c.plan_version_id
    where i.status = 'paid' and c.status = 'active' order by i.number limit 1`.execute(provider.ctx().db)
  const [ids] = rows
  if (!ids) throw new Error('The provider has no paid title.')
  const { id: router } = await createNas(provider.ctx(), { name: 'BNG de todas as telas', network: '10.77.0.1' })
  const deadLetter = await makeDeadLetter(provider.life.work.runtime, provider.ctx())
  const ctx = provider.ctx()
  const made = { ...(await makeIntegrations(ctx)), ...(await makeHouse(ctx)), ...(await makePeople(ctx)) }
  return { ...ids, '/concentradores/': router, '/tarefas/': deadLetter, ...made }
}
