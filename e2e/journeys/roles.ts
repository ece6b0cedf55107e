import type { Page } from 'playwright-core'
import { createUser } from '../../server/src/modules/access/index.ts'
import { expect, settle, signIn, type Journey, type Walk } from '../journey.ts'

const clerk = {
  email: 'balcao@provedor.local',
  name: 'Marta Oliveira',
  password: 'girassol-torto-na-varanda',
  permissions: [],
}

export const journey: Journey = {
  sentence:
    'a role is copied and given; its holder sees masked fields and asks for a discount that another person approves, and hears of it',
  limitSeconds: 120,
  walk: async (walk) => {
    const { page, provider, picture } = walk
    const { id } = await createUser(provider.ctx(), clerk)
    await signIn(walk)
    await copyRole(walk)
    await giveRole(walk, id)
    await picture('given')

    await enterAs(page, clerk)
    await page.getByRole('link', { name: 'Clientes', exact: true }).click()
    await page
      .getByText(/\*\*\*\.\d{3}\.\d{3}-\*\*/)
      .first()
      .waitFor()
    await settle(page)
    await picture('masked')
    expect((await page.getByText(/\d{3}\.\d{3}\.\d{3}-\d{2}/).count()) === 0, 'no whole document is on the screen')
    await askDiscount(walk)

    await enterAs(page, provider)
    await approve(walk)

    await enterAs(page, clerk)
    await hearDecision(walk)
  },
}

async function copyRole({ page, picture }: Walk): Promise<void> {
  await page.getByRole('link', { name: 'Perfis', exact: true }).click()
  await page.getByRole('link', { name: 'Atendimento', exact: true }).click()
  await page.getByRole('button', { name: 'Copiar' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nome da cópia').fill('Balcão')
  await dialog.getByRole('button', { name: 'Copiar' }).click()
  await page.getByRole('heading', { name: 'Balcão' }).waitFor()
  await page.getByRole('link', { name: 'Alterar' }).click()
  await page.getByLabel('Desconto em título, até').fill('10,00')
  await page.getByPlaceholder('Procurar permissão').fill('estornar')
  await page.getByRole('button', { name: /Faturamento e títulos/ }).click()
  await settle(page)
  await picture('editor')
  await page.getByRole('button', { name: 'Salvar' }).click()
  await page.getByText('Desconto em título: R$ 10,00').waitFor()
}

async function giveRole({ page, picture }: Walk, userId: string): Promise<void> {
  await page.goto(`/usuarios/${userId}`)
  await page.getByRole('button', { name: 'Dar perfil' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Perfil').click()
  await page.getByRole('option', { name: 'Balcão' }).click()
  for (const city of ['Florianópolis/SC', 'São José/SC', 'Palhoça/SC']) {
    await dialog.getByLabel('Só estas cidades').fill(city.split('/')[0] ?? '')
    await page.getByRole('option', { name: city, exact: true }).click()
  }
  await picture('cities')
  await dialog.getByRole('button', { name: 'Dar perfil' }).click()
  await page.getByRole('cell', { name: 'Balcão' }).waitFor()
  await page.getByRole('cell', { name: 'Cidades: Florianópolis/SC, São José/SC, Palhoça/SC' }).waitFor()
}

async function enterAs(page: Page, { email, password }: { email: string; password: string }): Promise<void> {
  await page.getByRole('button', { name: /^Conta de/ }).click()
  await page.getByRole('menuitem', { name: 'Sair' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Senha' }).fill(password)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await page.getByRole('button', { name: /^Conta de/ }).waitFor()
}

async function askDiscount({ page, provider, picture }: Walk): Promise<void> {
  const { id } = await provider
    .ctx()
    .db.selectFrom('billing.invoices')
    .select('id')
    .where('status', '=', 'open')
    .where('openCents', '>', 2_500)
    .executeTakeFirstOrThrow()
  await page.goto(`/titulos/${id}`)
  await page.getByRole('button', { name: 'Ajustar' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Valor').fill('25,00')
  await dialog.getByLabel('Motivo').fill('Dois dias sem conexão')
  await dialog.getByRole('button', { name: 'Ajustar' }).click()
  await page.getByText('o pedido foi enviado').waitFor()
  await picture('asked')
}

async function approve({ page, picture }: Walk): Promise<void> {
  await page.getByRole('link', { name: 'Aprovações' }).click()
  await page.getByRole('link', { name: /Desconto de R\$ 25,00/ }).click()
  await page.getByRole('button', { name: 'Aprovar e fazer' }).click()
  const dialog = page.getByRole('dialog')
  await settle(page)
  await picture('deciding')
  await dialog.getByRole('button', { name: 'Aprovar e fazer' }).click()
  await page.getByText('Aprovado', { exact: true }).waitFor()
  await settle(page)
  await picture('approved')
}

/** Whoever asked is told, and finds the own request though not those of others. */
async function hearDecision({ page, picture }: Walk): Promise<void> {
  await page.getByRole('button', { name: /aviso por ler/ }).click()
  await page.getByRole('link', { name: /aprovou e fez o seu pedido/ }).click()
  await page.getByRole('heading', { name: 'Meus pedidos' }).waitFor()
  await page.getByRole('cell', { name: 'Aprovado' }).waitFor()
  await settle(page)
  await picture('own-requests')
}
