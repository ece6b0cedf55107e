import { sql } from 'kysely'
import { findPerson } from '../find-person.ts'
import { expect, signIn, type Journey } from '../journey.ts'

export const journey: Journey = {
  sentence:
    'a clerk changes a client; who did it is found with before and after, and the check names a row that somebody altered',
  walk: async (walk) => {
    const { page, provider, picture } = walk
    const ctx = provider.ctx()
    const { id, name } = await findPerson(walk)
    await signIn(walk)
    await page.goto(`/clientes/${id}/alterar`)
    await page.getByLabel('Nome completo').fill('Nome Depois da Mudança')
    await page.getByRole('button', { name: 'Salvar' }).click()
    await page.waitForURL(`**/clientes/${id}`)

    await page.getByRole('tab', { name: 'Alterações' }).click()
    await page.getByText('alterou Cliente').first().waitFor()
    await page.getByRole('cell', { name: name, exact: true }).first().waitFor()
    await picture('changes')

    await page.goto(`/auditoria?kind=change&search=${id}`)
    await page.getByText('Alterou Cliente').first().click()
    await page.getByRole('heading', { name: 'No mesmo pedido' }).waitFor()
    await picture('entry')

    await page.goto('/auditoria/conferir')
    await page.getByRole('button', { name: 'Conferir agora' }).click()
    await page.getByText('Trilha íntegra').waitFor()
    await picture('sound')

    // As somebody who owns the database would, past the triggers that refuse.
    await ctx.transaction(async (ctx) => {
      await sql`set local session_replication_role = replica`.execute(ctx.db)
      await sql`update kernel.audit_log set actor_name = 'Outra pessoa' where id = (
        select audit_id from kernel.audit_details where record_id = ${id} order by audit_id desc limit 1)`.execute(
        ctx.db,
      )
    })
    await page.getByRole('button', { name: 'Conferir agora' }).click()
    await page.getByText('Trilha adulterada').waitFor()
    const told = await page.getByText(/O registro \d+ da cadeia \d+ foi alterado/).count()
    expect(told === 1, `the altered row is named once, found ${told}`)
    await picture('altered')
  },
}
