import type { Page } from 'playwright-core'
import { newId } from '../../server/src/kernel/ids.ts'
import { createUser } from '../../server/src/modules/access/index.ts'
import { codeOfApp } from '../code-of-app.ts'
import { settle, type Journey, type Walk } from '../journey.ts'

const person = {
  email: 'vendas@provedor.local',
  name: 'Joana Vendas',
  password: 'jabuti-nuvem-torneira',
  permissions: [],
}

/** Somebody who sells, in a role that asks for no second factor yet. */
async function makeSeller({ provider }: Walk): Promise<{ requireFactor: () => Promise<unknown> }> {
  const ctx = provider.ctx()
  const { id: userId } = await createUser(ctx, person)
  const [roleId, { companyId }] = [newId(), ctx]
  const at = { createdAt: ctx.now, updatedAt: ctx.now }
  const permissions = ['clients.client.read', 'clients.client.create', 'clients.client.update']
  await ctx.db
    .insertInto('access.roles')
    .values({ id: roleId, companyId, name: 'Vendas da loja', permissions, ...at })
    .execute()
  const given = { givenBy: 'teste', givenByName: 'Direção', createdAt: ctx.now }
  await ctx.db
    .insertInto('access.roleAssignments')
    .values({ id: newId(), companyId, userId, roleId, ...given })
    .execute()
  return {
    requireFactor: () =>
      ctx.db.updateTable('access.roles').set({ requiresSecondFactor: true }).where('id', '=', roleId).execute(),
  }
}

async function enter(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByRole('textbox', { name: 'Senha' }).fill(person.password)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await page.getByRole('button', { name: /^Conta de/ }).waitFor()
}

async function fillClient(page: Page): Promise<void> {
  const fields = {
    'Nome completo': 'Cliente do meio do caminho',
    CPF: '52998224725',
    CEP: '88010000',
    Rua: 'Rua das Acácias',
    Número: '120',
    Bairro: 'Centro',
    'E-mail ou telefone com DDD': '48999990000',
  }
  for (const [name, text] of Object.entries(fields)) await page.getByRole('textbox', { name }).fill(text)
  await page.getByRole('combobox', { name: 'Cidade' }).fill('florianop')
  await page.getByRole('option', { name: 'Florianópolis/SC' }).click()
}

export const journey: Journey = {
  sentence:
    'a role begins to ask for a second factor while somebody types: it is enrolled over the page, and what was typed is saved',
  walk: async (walk) => {
    const { page, picture } = walk
    const { requireFactor } = await makeSeller(walk)
    await enter(page)
    await page.goto('/clientes/novo')
    await fillClient(page)
    await requireFactor()
    await page.getByRole('button', { name: 'Cadastrar cliente' }).click()

    await page.getByRole('dialog').getByText('Cadastre um segundo fator').waitFor()
    await settle(page)
    await picture('asked')
    await page.getByRole('button', { name: 'Cadastrar o aplicativo de códigos' }).click()
    await page.getByLabel('Senha atual').fill(person.password)
    await page.getByRole('button', { name: 'Continuar' }).click()
    await page.getByRole('img', { name: 'Código QR para o aplicativo de códigos' }).waitFor()
    const secret = (await page.getByRole('dialog').locator('code').last().innerText()).replaceAll(' ', '')
    await page.getByLabel('Código que o aplicativo mostra').fill(codeOfApp(secret, Date.now()))
    await page.getByRole('button', { name: 'Confirmar' }).click()
    await page.getByRole('button', { name: 'Já guardei' }).click()

    await page.getByRole('heading', { name: 'Cliente do meio do caminho' }).waitFor()
    await settle(page)
    await picture('done')
  },
}
