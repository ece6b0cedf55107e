import { sql } from 'kysely'
import { addAlert } from '../../server/src/modules/clients/index.ts'
import {
  createContract,
  getContract,
  sendForSignature,
  suspendContract,
} from '../../server/src/modules/contracts/index.ts'
import { expect, signIn, type Journey, type Walk } from '../journey.ts'

type Subscriber = { contractId: string; clientId: string; planId: string; invoiceId: string }

export const journey: Journey = {
  sentence:
    'people block, unblock, release and trust over the rules, and take back an alert, a draft and a link, each with its consequence said',
  walk: async (walk) => {
    const subscriber = await findSubscriber(walk)
    await signIn(walk)
    await decideAccess(walk, subscriber)
    await recallDraft(walk, subscriber)
    await takeOffAlert(walk, subscriber)
    await changeLink(walk, subscriber)
  },
}

async function findSubscriber({ provider }: Walk): Promise<Subscriber> {
  const ctx = provider.ctx()
  const { rows } = await sql<Subscriber>`
    select c.id as contract_id, c.client_id, v.plan_id, (select i.id from billing.invoices i where i.contract_id = c.id order by i.due_on desc limit 1) as invoice_id
    from contracts.contracts c join plans.versions v on v.id = c.plan_version_id where c.company_id = ${ctx.companyId} and c.status = 'active' and c.access_state = 'allowed'
    order by c.number desc limit 1`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Error('The provider has no active contract.')
  return found
}

/** Opens the dialog of a button, reads what it threatens, and goes through with it. */
async function decide({ page }: Walk, label: string, consequence: string | RegExp, done: string): Promise<void> {
  await page.getByRole('button', { name: label, exact: true }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(consequence).first().waitFor()
  const reason = dialog.getByLabel('Motivo')
  if ((await reason.count()) > 0) await reason.fill('Decisão do gerente')
  await dialog.getByRole('button', { name: label, exact: true }).dblclick()
  await page.getByText(done).first().waitFor()
  await dialog.waitFor({ state: 'detached' })
}

async function decideAccess(walk: Walk, { contractId }: Subscriber): Promise<void> {
  const { page, provider, picture } = walk
  const stateNow = async () => {
    const { status, accessState } = await getContract(provider.ctx(), { id: contractId })
    return `${status} ${accessState}`
  }
  await page.goto(`/contratos/${contractId}`)
  await decide(walk, 'Bloquear', 'O acesso é cortado agora', 'Acesso bloqueado.')
  expect((await stateNow()) === 'active blocked_manual', 'a person blocked it')
  await picture('blocked')
  await decide(walk, 'Desbloquear', 'O bloqueio manual sai', 'Bloqueio retirado.')
  expect((await stateNow()) === 'active allowed', 'the block is taken back')

  await suspendContract(provider.ctx(), { contractId, kind: 'financial', reason: 'título vencido' })
  await page.reload()
  await decide(walk, 'Liberar', 'A suspensão termina agora', 'Contrato liberado.')
  expect((await stateNow()) === 'active allowed', 'the suspension ended')

  await suspendContract(provider.ctx(), { contractId, kind: 'financial', reason: 'título vencido' })
  await page.reload()
  await page.getByRole('button', { name: 'Abrir exceção' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Exceção' }).click()
  await page.getByRole('option', { name: 'Liberação manual' }).click()
  await dialog.getByLabel('Motivo').fill('Hospital')
  await dialog.getByRole('button', { name: 'Abrir exceção' }).click()
  await page.getByText('Liberação manual: Hospital').waitFor()
  expect((await stateNow()) === 'active allowed', 'who is served is charged again')
  await picture('released')
  await page.getByRole('button', { name: 'Retirar', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirar exceção' }).click()
  await page.getByText('Liberação manual: Hospital').waitFor({ state: 'detached' })
}

async function recallDraft(walk: Walk, { clientId, planId }: Subscriber): Promise<void> {
  const { page, provider } = walk
  const ctx = provider.ctx()
  const { id: contractId } = await createContract(ctx, { clientId, planId, dueDay: 10 })
  await sendForSignature(ctx, { contractId })
  await page.goto(`/contratos/${contractId}`)
  await decide(walk, 'Voltar a rascunho', 'deixa de valer', 'De volta a rascunho.')
  expect((await getContract(ctx, { id: contractId })).status === 'draft', 'the contract is a draft again')
}

async function takeOffAlert({ page, provider }: Walk, { clientId }: Subscriber): Promise<void> {
  await addAlert(provider.ctx(), { clientId, text: 'Cachorro solto no quintal' })
  await page.goto(`/clientes/${clientId}`)
  await page.getByRole('button', { name: 'Retirar alerta: Cachorro solto no quintal' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Retirar' }).click()
  await page.getByText('Alerta retirado.').waitFor()
  await page.getByRole('note').waitFor({ state: 'detached' })
}

async function changeLink(walk: Walk, { invoiceId }: Subscriber): Promise<void> {
  const { page } = walk
  await page.goto(`/titulos/${invoiceId}`)
  const link = page.getByRole('link', { name: 'Abrir página' })
  const before = (await link.getAttribute('href')) ?? ''
  await decide(walk, 'Trocar endereço', 'deixa de abrir esta fatura', 'Endereço trocado')
  await page.waitForFunction(`!document.querySelector('a[href="${before}"]')`)
  const old = await page.request.get(before.replace(/.*\/f\//, '/api/portal/invoices/'))
  expect(old.status() === 404, `the old address opens nothing, answered ${old.status()}`)
  const now = await page.request.get(
    ((await link.getAttribute('href')) ?? '').replace(/.*\/f\//, '/api/portal/invoices/'),
  )
  expect(now.status() === 200, `the new address opens the invoice, answered ${now.status()}`)
}
