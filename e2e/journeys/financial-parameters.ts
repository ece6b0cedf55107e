import { changeSetting, getSetting } from '../../server/src/modules/administration/index.ts'
import { expectAccessible } from '../accessibility.ts'
import { expect, settle, signIn, type Journey, type Walk } from '../journey.ts'

const key = 'contracts.due-days'

export const journey: Journey = {
  sentence:
    'what decides about money stands on one screen, is changed there within the law and with a reason, and remembers who changed it',
  walk: async (walk) => {
    await signIn(walk)
    await walk.page.goto('/parametros-financeiros')
    await lookAround(walk)
    await refuseTooHighFine(walk)
    await offerDueDays(walk)
    try {
      await readHistory(walk)
      await sellOnlyThose(walk)
    } finally {
      const { version } = await getSetting(walk.provider.ctx(), { key })
      await changeSetting(walk.provider.ctx(), { key, value: [], version, reason: 'Fim da jornada' })
    }
  },
}

const rowOf = ({ page }: Walk, label: string) => page.getByRole('row').filter({ hasText: label })

async function lookAround(walk: Walk): Promise<void> {
  const { page, picture } = walk
  await rowOf(walk, 'Multa por atraso').getByText('2 %', { exact: true }).waitFor()
  await rowOf(walk, 'Multa por atraso').getByText('Padrão do sistema').waitFor()
  for (const title of ['Portadores', 'Etapas da cobrança', 'Recebimento', 'Preços', 'Regras que não mudam'])
    await page.getByRole('heading', { name: title, exact: true }).waitFor()
  await rowOf(walk, 'Pagamento a menor').getByText('Quem paga o principal quita').waitFor()
  await settle(page)
  await picture('desk')
  await expectAccessible(page)
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'dark' })
  await settle(page)
  await picture('phone')
  await expectAccessible(page)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.emulateMedia({ colorScheme: 'light' })
}

async function refuseTooHighFine(walk: Walk): Promise<void> {
  const { page } = walk
  await rowOf(walk, 'Multa por atraso').getByRole('button', { name: 'Alterar' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Multa por atraso').fill('3')
  await dialog.getByLabel('Motivo da mudança').fill('Mais do que a lei deixa')
  await dialog.getByRole('button', { name: 'Salvar' }).click()
  await dialog.getByText('A multa é de no máximo 2 % (CDC art. 52 §1).').first().waitFor()
  await dialog.getByRole('button', { name: 'Voltar' }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function offerDueDays(walk: Walk): Promise<void> {
  const { page, picture } = walk
  await rowOf(walk, 'Dias de vencimento oferecidos').getByRole('button', { name: 'Alterar' }).click()
  const dialog = page.getByRole('dialog')
  const days = dialog.getByLabel('Dias de vencimento oferecidos')
  for (const day of ['15', '5']) {
    await days.fill(day)
    await page.keyboard.press('Enter')
  }
  await dialog.getByLabel('Motivo da mudança').fill('Decidido em reunião')
  await picture('change')
  await dialog.getByRole('button', { name: 'Salvar' }).dblclick()
  await page.getByText('Parâmetro alterado.').waitFor()
  await rowOf(walk, 'Dias de vencimento oferecidos').getByText('Empresa', { exact: true }).waitFor()
  const { version, value } = await getSetting(walk.provider.ctx(), { key })
  expect(version === 1 && JSON.stringify(value) === '["15","5"]', `it is kept once, found ${version} ${String(value)}`)
}

async function readHistory(walk: Walk): Promise<void> {
  const { page } = walk
  await rowOf(walk, 'Dias de vencimento oferecidos').getByRole('link', { name: 'Histórico' }).click()
  await page.getByRole('cell', { name: 'Decidido em reunião' }).waitFor()
  await settle(page)
  await walk.picture('history')
}

/** The sale says which days there are, and goes no further with another. */
async function sellOnlyThose({ page, provider, picture }: Walk): Promise<void> {
  const ctx = provider.ctx()
  const client = await ctx.db
    .selectFrom('clients.clients')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .where('status', '=', 'active')
    .limit(1)
    .executeTakeFirstOrThrow()
  await page.goto(`/contratos/novo/${client.id}?passo=instalacao`)
  await page.getByText('A empresa oferece os dias 5, 15').first().waitFor()
  await settle(page)
  await picture('sale')
}
