import { sql } from 'kysely'
import { newId } from '../../server/src/kernel/ids.ts'
import { getContract, suspendContract } from '../../server/src/modules/contracts/index.ts'
import { createLogin, createNas } from '../../server/src/modules/radius/index.ts'
import { expectAccessible } from '../accessibility.ts'
import { expect, type Journey, type Walk } from '../journey.ts'

export const journey: Journey = {
  sentence: 'a suspended subscriber is known by his line, sees his debt, and a promise of his opens the service once',
  context: { viewport: { width: 390, height: 844 }, hasTouch: true },
  walk: async (walk) => {
    const { page, provider, picture } = walk
    await page.goto('/bloqueio')
    await page.getByRole('heading', { name: 'Não reconhecemos esta conexão' }).waitFor()
    await picture('unknown')
    await expectAccessible(page)

    const { contractId, number } = await suspendOnLine(walk)
    await page.reload()
    await page.getByRole('heading', { name: 'Sua Internet está suspensa' }).waitFor()
    await page.getByText(`Fatura ${number}, vencida`).waitFor()
    await picture('debt')
    await expectAccessible(page)

    await page.getByRole('button', { name: /^Liberar até / }).dblclick()
    await page.getByRole('heading', { name: /^Liberado até / }).waitFor()
    await page.getByText('Sua conexão está religando').waitFor()
    await picture('released')
    await expectAccessible(page)
    const { status, accessState } = await getContract(provider.ctx(), { id: contractId })
    expect(status === 'active' && accessState === 'allowed', `the service is open, found ${status}, ${accessState}`)
    const { rows } = await sql<{ channel: string }>`
      select channel::text from dunning.unlocks where contract_id = ${contractId} and status = 'open'`.execute(
      provider.ctx().db,
    )
    expect(rows.length === 1 && rows[0]?.channel === 'walled_garden', 'the promise was made once, on this page')

    await sql`update radius.sessions_open set is_in_garden = false, disconnected_at = null, updated_at = ${new Date()}
      where contract_id = ${contractId}`.execute(provider.ctx().db)
    await page.getByText('Sua conexão já está de volta').waitFor()
    await picture('back')
  },
}

/** A contract with an overdue title, suspended for it, whose live session has the address that the browser comes from. */
async function suspendOnLine({ provider }: Walk) {
  const ctx = provider.ctx()
  const { rows } = await sql<{ contractId: string; number: number; status: string }>`
    select c.id as contract_id, i.number, c.status::text
    from billing.invoices i join contracts.contracts c on c.id = i.contract_id
    where i.company_id = ${ctx.companyId} and i.status = 'open' and i.due_on < ${ctx.today} and c.status in ('active', 'suspended')
      and not exists (select from dunning.unlocks u where u.contract_id = c.id)
    order by c.status desc, i.due_on limit 1`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Error('The provider has nobody in arrears.')
  const { contractId, number, status } = found
  if (status === 'active') await suspendContract(ctx, { contractId, kind: 'financial', reason: 'Débito' })
  const nas = await createNas(ctx, { name: 'Concentrador da jornada', network: '127.0.0.77' })
  const login = await createLogin(ctx, { contractId, username: 'jornada@provedor.test' })
  const id = newId()
  await sql`insert into radius.sessions_open (id, company_id, login_id, contract_id, username, nas_id, nas_address, acct_session_id, ipv4,
      started_at, updated_at, is_in_garden)
    values (${id}, ${ctx.companyId}, ${login.id}, ${contractId}, ${login.username}, ${nas.id}, '127.0.0.77', ${id}, '127.0.0.1',
      ${new Date()}, ${new Date()}, true)`.execute(ctx.db)
  return { contractId, number }
}
