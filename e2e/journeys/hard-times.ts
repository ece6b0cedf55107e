import { sql } from 'kysely'
import type { Route } from 'playwright-core'
import { addMonths, civilDateAt } from '@open-sgp/brasil'
import { undoRun } from '../../server/src/modules/billing/index.ts'
import { type ClientRow, getClient } from '../../server/src/modules/clients/index.ts'
import { findPerson } from '../find-person.ts'
import { expect, signIn, type Journey, type Walk } from '../journey.ts'
import { focusOn } from '../keyboard.ts'

const unreachable = 'O servidor não respondeu. Verifique a conexão e tente de novo.'

export const journey: Journey = {
  sentence:
    'a dead server, a lost answer, an expired session and a reload in the middle of a billing lose nothing and do nothing twice',
  walk: async (walk) => {
    await signIn(walk)
    const { id } = await findPerson(walk, 2)
    await loseServer(walk, id)
    await loseAnswer(walk, id)
    await loseSession(walk, id)
    await reloadWhileBilling(walk)
  },
}

const formOf = async ({ page }: Walk, id: string) => {
  await page.goto(`/clientes/${id}/alterar`)
  const field = page.getByRole('textbox', { name: 'RG' })
  await field.waitFor()
  return field
}

async function expectSaved({ page, provider }: Walk, before: ClientRow, rg: string): Promise<void> {
  await page.waitForURL(`**/clientes/${before.id}`)
  const after = await getClient(provider.ctx(), before)
  expect(after.rg === rg, `what was typed is saved, found ${after.rg}`)
  expect(after.version === before.version + 1, `it was saved once, found ${after.version - before.version} times`)
}

/** Nobody answers while a form is sent and a list is opened: words, the form as it was, and all goes on when it is back. */
async function loseServer(walk: Walk, id: string): Promise<void> {
  const { page, provider, picture } = walk
  const before = await getClient(provider.ctx(), { id })
  const field = await formOf(walk, id)
  await field.fill('1000001')
  await page.route('**/api/**', (route) => route.abort('connectionrefused'))
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.getByRole('alert').getByText(unreachable).waitFor()
  await picture('unreachable-form')
  expect((await field.inputValue()) === '1000001', 'the form keeps what was typed')
  await page.unroute('**/api/**')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await expectSaved(walk, before, '1000001')

  await page.route('**/api/plans**', (route) => route.abort('connectionrefused'))
  await page.getByRole('link', { name: 'Planos' }).click()
  await page.getByRole('alert').getByText(unreachable).waitFor()
  await picture('unreachable-list')
  await page.unroute('**/api/plans**')
  await page.getByRole('button', { name: 'Tentar de novo' }).click()
  await page.locator('[data-row]').first().waitFor()
}

/** The server saves, but its answer never arrives: the second try finds it done. */
async function loseAnswer(walk: Walk, id: string): Promise<void> {
  const { page, provider } = walk
  const before = await getClient(provider.ctx(), { id })
  const field = await formOf(walk, id)
  await field.fill('1000002')
  let isLost = false
  const loseFirst = async (route: Route) => {
    if (isLost || route.request().method() !== 'PATCH') return await route.continue()
    isLost = true
    await route.fetch()
    await route.abort('connectionreset')
  }
  await page.route(`**/api/clients/${id}`, loseFirst)
  await page.keyboard.press('Control+s')
  await page.getByRole('alert').getByText(unreachable).waitFor()
  await page.keyboard.press('Control+s')
  await expectSaved(walk, before, '1000002')
}

/** The session ends in the middle of a form: the password is asked for over it, and it is saved once. */
async function loseSession(walk: Walk, id: string): Promise<void> {
  const { page, provider, picture } = walk
  const ctx = provider.ctx()
  const before = await getClient(ctx, { id })
  const field = await formOf(walk, id)
  await field.fill('1000003')
  await ctx.db.deleteFrom('access.sessions').execute()
  await page.getByRole('button', { name: 'Salvar' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sua sessão expirou' })
  await dialog.waitFor()
  await picture('session-expired')
  expect((await field.inputValue()) === '1000003', 'the form is still there')
  await focusOn(page, 'Senha')
  await page.keyboard.type('senha-errada')
  await page.keyboard.press('Enter')
  await dialog.getByRole('alert').waitFor()
  await dialog.getByRole('textbox', { name: 'Senha' }).fill(provider.password)
  await dialog.getByRole('button', { name: 'Entrar' }).click()
  await expectSaved(walk, before, '1000003')
}

const br = (day: string) => day.split('-').toReversed().join('/')

/** The titles are held back until the page was opened again: it shows the same run, and then its result. */
async function reloadWhileBilling(walk: Walk): Promise<void> {
  const { page, provider, picture } = walk
  const ctx = provider.ctx()
  await page.goto('/faturamento')
  await page.getByRole('textbox', { name: 'Vencimentos até' }).fill(br(addMonths(civilDateAt(new Date()), 1)))
  await page.getByRole('button', { name: 'Ver prévia' }).click()
  await page.getByRole('button', { name: /^Gerar/ }).click()
  await ctx.transaction(async ({ db }) => {
    await sql`lock table billing.invoices in share row exclusive mode`.execute(db)
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Gerar/ })
      .click()
    await page.getByRole('status', { name: 'Faturamento' }).waitFor()
    await page.goto('/faturamento')
    const progress = page.getByRole('status', { name: 'Faturamento' })
    await progress.waitFor()
    await picture('run-reloaded')
    const isBusy = await page.getByRole('button', { name: 'Ver prévia' }).isDisabled()
    expect(isBusy, 'nobody starts a second run meanwhile')
  })
  await page.waitForURL(/\/faturamento\/[0-9a-f-]{36}/)
  await page.getByText('Feito por').waitFor()
  // The other journeys find the provider as this one found it.
  await undoRun(ctx, { runId: new URL(page.url()).pathname.split('/').at(-1) ?? '', reason: 'Fim da jornada' })
}
