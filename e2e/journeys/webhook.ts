import { sql } from 'kysely'
import { resumeContract, suspendContract } from '../../server/src/modules/contracts/index.ts'
import { deliverTo } from '../../server/src/modules/webhooks/deliver.ts'
import { isSignedBy, openReceiver, type Receiver } from '../../server/src/testing/open-receiver.ts'
import { expect, settle, signIn, type Journey, type Walk } from '../journey.ts'

export const journey: Journey = {
  sentence:
    'a receiver is told what happens, signed; down for too long it is given up on, and a click tells it all, in order, nothing twice',
  limitSeconds: 120,
  walk: async (walk) => {
    const receiver = await openReceiver(walk.provider.ctx())
    try {
      await signIn(walk)
      const { secret, endpointId } = await register(walk, receiver)
      await payTitle(walk)
      await until(() => receiver.received.length === 1)
      const [first] = receiver.received
      expect(
        first?.type === 'invoice.settled' && isSignedBy(first, secret),
        'the first message is signed by the secret',
      )
      await goDown(walk, receiver, endpointId)
      await sendAgain(walk, receiver, secret, endpointId)
    } finally {
      await receiver.close()
    }
  },
}

async function register({ page, picture }: Walk, { url }: Receiver) {
  await page.goto('/webhooks/novo')
  await page.getByLabel('Nome').fill('Site da empresa')
  const address = page.getByLabel('Endereço que recebe')
  const wanted = page.getByRole('combobox', { name: 'O que ele quer saber' })
  for (const name of ['Título quitado', 'Contrato suspenso', 'Contrato retomado']) {
    await wanted.fill(name)
    await page.getByRole('option', { name, exact: true }).click()
  }
  await page.keyboard.press('Escape')
  await address.fill('http://10.0.0.1/sgp')
  await page.getByRole('button', { name: 'Cadastrar webhook' }).click()
  await page
    .getByText(/rede privada|não é um endereço público|não é público/i)
    .first()
    .waitFor()
  await address.fill(url)
  await page.getByRole('button', { name: 'Cadastrar webhook' }).click()
  await page.getByText('Este segredo só aparece agora.').waitFor()
  const secret = (await page.getByRole('dialog').locator('pre').innerText()).trim()
  expect(/^whsec_[\w+/=]{40,}$/.test(secret), 'the secret is shown')
  await page.getByRole('button', { name: 'Já anotei' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  expect(!(await page.content()).includes(secret), 'the secret is not on the page any more')
  await picture('registered')
  const endpointId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  return { secret, endpointId }
}

/** By click, as at the counter. */
async function payTitle({ page, provider }: Walk): Promise<void> {
  const ctx = provider.ctx()
  const { rows } = await sql<{ id: string }>`select id from billing.invoices
    where company_id = ${ctx.companyId} and status = 'open' and due_on >= ${ctx.today} order by number limit 1`.execute(
    ctx.db,
  )
  await page.goto(`/titulos/${rows[0]?.id ?? ''}`)
  await page.getByRole('button', { name: 'Registrar pagamento' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Registrar pagamento' }).click()
  await page.getByText('Pagamento registrado.').waitFor()
}

const reason = 'Jornada do webhook'

/** Three contracts are suspended and resumed while nobody answers, until the server gives up. */
async function goDown({ page, provider, picture }: Walk, receiver: Receiver, endpointId: string): Promise<void> {
  const ctx = provider.ctx()
  let count = 0
  receiver.answer = () => (count++ % 2 === 0 ? 500 : 'cut')
  const { rows } = await sql<{ id: string }>`select id from contracts.contracts
    where company_id = ${ctx.companyId} and status = 'active' and access_state = 'allowed' order by number limit 3`.execute(
    ctx.db,
  )
  for (const { id: contractId } of rows) {
    await suspendContract(ctx, { contractId, kind: 'financial', reason })
    await resumeContract(ctx, { contractId, reason })
  }
  await until(() => receiver.received.length > 2)
  await page.goto(`/webhooks/${endpointId}`)
  await page.getByText('Na fila').first().waitFor()
  await picture('down')
  for (let round = 0; round < 60 && (await countWaiting()) > 0; round++) {
    // The waits between the tries pass at once: a day and more of them.
    await sql`update webhooks.deliveries set next_attempt_at = ${ctx.now}
      where endpoint_id = ${endpointId} and state = 'waiting'`.execute(ctx.db)
    await deliverTo(ctx, { endpointId })
  }
  expect((await countWaiting()) === 0, 'the server gave up')

  async function countWaiting(): Promise<number> {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from webhooks.deliveries
      where endpoint_id = ${endpointId} and state = 'waiting'`.execute(ctx.db)
    return rows[0]?.n ?? 0
  }
}

async function sendAgain(walk: Walk, receiver: Receiver, secret: string, endpointId: string): Promise<void> {
  const { page, picture } = walk
  await page.goto(`/webhooks/${endpointId}`)
  await page.getByRole('cell', { name: 'Contrato retomado' }).first().click()
  await page.getByRole('heading', { name: 'Tentativas' }).waitFor()
  await page.getByText('O receptor respondeu 500.').first().waitFor()
  await settle(page)
  await picture('given-up')

  receiver.received.length = 0
  receiver.answer = () => 200
  await page.goto(`/webhooks/${endpointId}`)
  await page.getByRole('button', { name: 'Reenviar as que desistiram' }).click()
  await page.getByRole('dialog').getByText('As 6 mensagens que nunca foram recebidas').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Reenviar as que desistiram' }).dblclick()
  await page.getByText('Reenvio iniciado.').waitFor()
  await until(() => receiver.received.length >= 6)
  const contracts = Map.groupBy(receiver.received, ({ data }) => String(data['contractId']))
  for (const [contract, told] of contracts)
    expect(
      told.map(({ type }) => type).join() === 'contract.suspended,contract.resumed',
      `${contract} is told in order, found ${told.map(({ type }) => type).join()}`,
    )
  expect(contracts.size === 3, `three contracts are told of, found ${contracts.size}`)
  expect(
    receiver.received.every((message) => isSignedBy(message, secret)),
    'all are signed',
  )
  await page.getByRole('button', { name: 'Reenviar as que desistiram' }).waitFor({ state: 'detached' })
  await settle(page)
  await picture('told')
  await walk.provider.ctx().enqueue('webhooks.deliver', { endpointId })
  await page.waitForTimeout(3_000)
  expect(receiver.received.length === 6, `nothing comes twice, found ${receiver.received.length}`)
}

/** Waits until it holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (holds()) return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error('It did not come to hold within 20 s.')
}
