import { addDays, formatCents } from '@open-sgp/brasil'
import { sql } from 'kysely'
import { issueInvoice } from '../../server/src/modules/billing/index.ts'
import { getContract } from '../../server/src/modules/contracts/index.ts'
import { changePolicy } from '../../server/src/modules/dunning/change-policy.ts'
import { defaultPolicy } from '../../server/src/modules/dunning/rules/policy.ts'
import { expect, signIn, type Journey, type Walk } from '../journey.ts'

type Debtor = { contractId: string; contractNumber: number; clientId: string; clientName: string; loginId: string }

export const journey: Journey = {
  sentence:
    'who was warned and did not pay is suspended with the reason, and a promise gives the access back until a day',
  walk: async (walk) => {
    const { page, picture, provider } = walk
    const debtor = await findPunctual(walk)
    const invoice = await oweForMonths(walk, debtor)
    await signIn(walk)
    await recordLetter(walk, invoice.number)
    await runFromScreen(walk, debtor)

    await page.goto(`/contratos/${debtor.contractId}`)
    await page.getByText('Suspenso', { exact: true }).first().waitFor()
    await page.getByText(`título ${invoice.number} vencido em`).first().waitFor()
    await picture('suspended-contract')
    await page.goto(`/logins/${debtor.loginId}`)
    await page.getByText('Conecta na página de aviso').waitFor()
    await page.getByText(`título ${invoice.number} vencido em`).first().waitFor()
    await picture('suspended-login')

    const until = await trust(walk, debtor, invoice.number)
    const { status, accessState } = await getContract(provider.ctx(), { id: debtor.contractId })
    expect(status === 'active' && accessState === 'allowed', `the service is back, found ${status} and ${accessState}`)
    await page.goto(`/logins/${debtor.loginId}`)
    await page.getByText('Conecta e navega').waitFor()
    await page.getByText(`Desbloqueio em confiança até ${until}: promessa de pagamento`).waitFor()
    await picture('trusted-login')
  },
}

/** An active contract that owes nothing past due. */
async function findPunctual({ provider }: Walk): Promise<Debtor> {
  const ctx = provider.ctx()
  const { rows } = await sql<Debtor>`
    select c.id as contract_id, c.number as contract_number, c.client_id, p.name as client_name, l.id as login_id
    from contracts.contracts c join clients.clients p on p.id = c.client_id join radius.logins l on l.contract_id = c.id
    where c.company_id = ${ctx.companyId} and c.status = 'active' and c.access_state = 'allowed'
      and not exists (select from billing.invoices i where i.contract_id = c.id and i.status = 'open' and i.due_on < ${ctx.today})
    order by c.number limit 1`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Error('The provider has no contract without debts.')
  return found
}

/** A title of a visit that was due forty days ago; from now on people are suspended on any day of the week. */
async function oweForMonths({ provider }: Walk, { clientId, contractId }: Debtor) {
  const ctx = provider.ctx()
  await changePolicy(ctx, { ...defaultPolicy, suspendOnBusinessDaysOnly: false })
  const dueOn = addDays(ctx.today, -40)
  return await issueInvoice(ctx.at(new Date(`${addDays(dueOn, -10)}T12:00:00Z`)), {
    clientId,
    contractId,
    reason: 'avulso',
    items: [{ description: 'Visita técnica', amountCents: 12_345, kind: 'avulso' }],
    dueOn,
  })
}

const br = (day: string) => day.split('-').toReversed().join('/')

async function recordLetter({ page, provider }: Walk, invoiceNumber: number): Promise<void> {
  await page.goto('/cobranca/avisos/novo')
  await page.getByRole('textbox', { name: 'Procurar' }).fill(String(invoiceNumber))
  await page.getByRole('cell', { name: String(invoiceNumber), exact: true }).click()
  await page.getByRole('combobox', { name: 'Como foi entregue' }).click()
  await page.getByRole('option', { name: 'Carta' }).click()
  await page.getByLabel('Entregue em').fill(br(addDays(provider.ctx().today, -20)))
  await page.getByLabel('Prova').fill('AR BR123456789BR')
  await page.getByRole('button', { name: 'Registrar aviso' }).click()
  await page.getByText('AR BR123456789BR').waitFor()
}

async function runFromScreen({ page, picture }: Walk, { clientName, contractNumber }: Debtor): Promise<void> {
  await page.goto('/cobranca')
  await page.getByLabel('Cliente ou número do contrato').fill(String(contractNumber))
  const row = page.getByRole('row').filter({ hasText: clientName })
  await row.getByText('Suspende', { exact: true }).waitFor()
  await row.getByText(formatCents(12_345)).waitFor()
  await picture('preview')
  await page.getByRole('button', { name: 'Executar agora' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(/contratos? ser(á|ão) suspensos?/).waitFor()
  await picture('consequence')
  await dialog.getByRole('button', { name: /^Executar e suspender/ }).click()
  await page
    .getByRole('status')
    .getByText(/contratos? suspensos?/)
    .waitFor()
}

/** Gives the last day of the promise, as the screen says it. */
async function trust({ page, picture, provider }: Walk, debtor: Debtor, invoiceNumber: number): Promise<string> {
  await page.goto('/cobranca/desbloqueios/novo')
  await page.getByText(debtor.clientName).first().click()
  await page.getByRole('button', { name: 'Conceder desbloqueio' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Este contrato usou 0 de 4 em 12 meses.').waitFor()
  await picture('quota')
  await dialog.getByRole('button', { name: 'Conceder desbloqueio' }).click()
  await page.getByText('Desbloqueio concedido').waitFor()
  const until = br(addDays(provider.ctx().today, defaultPolicy.unlockDays))
  await page.getByText(`serviço liberado até ${until}. Pague o título ${invoiceNumber} até lá`).waitFor()
  await picture('protocol')
  await page.getByRole('button', { name: 'Já anotei' }).click()
  return until
}
