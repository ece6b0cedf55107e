import { checkLedger } from '../../server/src/modules/billing/index.ts'
import { getContractFile } from '../../server/src/modules/contracts/index.ts'
import { listLogins } from '../../server/src/modules/radius/index.ts'
import { expectAccessible } from '../accessibility.ts'
import { expect, signIn, type Journey, type Walk } from '../journey.ts'

export const journey: Journey = {
  sentence:
    'a sale goes from the client to an active contract with its login, its first titles foreseen, and another plan is looked at and left',
  walk: async (walk) => {
    const { page, provider, picture } = walk
    await signIn(walk)
    const clientId = await chooseTerms(walk)
    const first = page.getByRole('table', { name: 'Primeiras faturas' })
    await first.getByText(/dias proporcionais/).waitFor()
    await expectAccessible(page)
    await picture('review')
    const before = await countContracts(walk, clientId)
    await page.getByRole('button', { name: 'Criar contrato' }).dblclick()
    await page.waitForURL('**/venda')
    expect((await countContracts(walk, clientId)) === before + 1, 'two clicks make one contract')

    const contractId = await leaveAndComeBack(walk)
    await page.getByRole('button', { name: 'Registrar assinatura' }).click()
    await page.getByRole('table', { name: 'Primeiras faturas' }).waitFor()
    await picture('activate')
    await page.getByRole('button', { name: 'Ativar' }).click()
    const username = await page.getByLabel('Login').inputValue()
    await page.getByRole('button', { name: 'Criar login' }).click()
    await page.getByRole('dialog').getByText(username).waitFor()
    await picture('password')
    await page.getByRole('button', { name: 'Já anotei' }).click()
    await page.getByText(`já pode conectar como ${username}`).waitFor()
    await picture('done')

    const ctx = provider.ctx()
    const contract = await getContractFile(ctx, { id: contractId })
    expect(contract.status === 'active' && contract.accessState === 'allowed', 'the contract is in service')
    expect(contract.dueDay === 20, `the due day is the one chosen, found ${contract.dueDay}`)
    const { items } = await listLogins(ctx, { contractId, limit: 10 })
    expect(items.length === 1 && items[0]?.username === username, 'one login, the one proposed')
    await lookAtPlan(walk, contractId, contract.planVersionId)
    expect((await checkLedger(ctx, { on: ctx.today })).isSound, 'the ledger holds')
  },
}

/** From a client's file to the review. Gives the client's id. */
async function chooseTerms({ page, picture, provider }: Walk): Promise<string> {
  const { clientId } = await provider
    .ctx()
    .db.selectFrom('contracts.contracts')
    .select('clientId')
    .where('status', '=', 'active')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  await page.goto(`/clientes/${clientId}`)
  await page.getByRole('link', { name: 'Novo contrato' }).click()
  await page.getByRole('radio').first().click()
  await picture('plan')
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.getByLabel('Dia do vencimento').fill('20')
  await page.reload()
  await page.getByRole('button', { name: 'Continuar' }).click()
  return clientId
}

const countContracts = async ({ provider }: Walk, clientId: string): Promise<number> => {
  const rows = await provider
    .ctx()
    .db.selectFrom('contracts.contracts')
    .select('id')
    .where('clientId', '=', clientId)
    .execute()
  return rows.length
}

/** The draft is left and found again on the contract's own screen. Gives the contract's id. */
async function leaveAndComeBack({ page }: Walk): Promise<string> {
  await page.getByRole('button', { name: 'Enviar para assinatura' }).waitFor()
  await page.getByRole('link', { name: 'Continuar depois' }).click()
  await page.getByRole('link', { name: 'Assinar' }).click()
  await page.getByRole('button', { name: 'Enviar para assinatura' }).click()
  await page.getByRole('button', { name: 'Registrar assinatura' }).waitFor()
  return new URL(page.url()).pathname.split('/').at(-2) ?? ''
}

async function lookAtPlan({ page, picture, provider }: Walk, id: string, planVersionId: string): Promise<void> {
  await page.getByRole('link', { name: 'Ver contrato' }).click()
  await page.getByRole('button', { name: 'Trocar plano' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Novo plano' }).click()
  await page.getByRole('option').last().click()
  await dialog.getByRole('table', { name: 'Próximas faturas' }).waitFor()
  await dialog.getByText(/^Mensalidade: R\$/).waitFor()
  await expectAccessible(page)
  await picture('plan-change')
  page.once('dialog', (asked) => void asked.accept())
  await dialog.getByRole('button', { name: 'Voltar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const after = await getContractFile(provider.ctx(), { id })
  expect(after.planVersionId === planVersionId && after.planPeriods.length === 1, 'looking changes nothing')

  await page.getByRole('tab', { name: 'Eventos' }).click()
  await page.getByText('Situação: de Aguardando instalação para Ativo').waitFor()
  await page.getByText('Mais antigos').click()
  await picture('events')
}
