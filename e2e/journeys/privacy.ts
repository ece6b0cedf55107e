import { sql } from 'kysely'
import { createUser } from '../../server/src/modules/access/index.ts'
import { createEmployee } from '../../server/src/modules/administration/index.ts'
import { expect, signIn, type Journey } from '../journey.ts'

export const journey: Journey = {
  sentence:
    'a purpose of the house is made, rewritten and told to whom agreed; one who left the house is shown what is held of them, and is forgotten',
  walk: async (walk) => {
    const { page, provider, picture } = walk
    const ctx = provider.ctx()
    const { id: clientId } = await ctx.db
      .selectFrom('clients.clients')
      .select('id')
      .where('companyId', '=', ctx.companyId)
      .orderBy('code')
      .limit(1)
      .executeTakeFirstOrThrow()
    const email = 'rita.campos@provedor.test'
    const { id: userId } = await createUser(ctx, {
      email,
      name: 'Rita Campos',
      password: 'uma-senha-bem-comprida-2026',
      permissions: [],
    })
    const file = { name: 'Rita Campos', document: '73184290514', position: 'Atendente', email, userId }
    await createEmployee(ctx, { ...file, admittedOn: '2024-02-01', leftOn: '2025-11-30' })
    await signIn(walk)

    await page.goto('/privacidade')
    await page.getByRole('tab', { name: 'Finalidades' }).click()
    await page.getByRole('button', { name: 'Nova finalidade' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Finalidade').fill('Pesquisa de satisfação')
    await dialog.getByLabel('Norma').fill('LGPD, art. 7º, I')
    await dialog.getByLabel('Guarda').fill('1 ano')
    await picture('new-purpose')
    await dialog.getByRole('button', { name: 'Nova finalidade' }).click()
    await page.getByText('Finalidade criada.').waitFor()
    const row = page.getByRole('row', { name: /Pesquisa de satisfação/ })
    await row.getByRole('button', { name: 'Alterar' }).click()
    await dialog.getByLabel('Guarda').fill('6 meses')
    await dialog.getByRole('button', { name: 'Alterar' }).click()
    await row.getByText('6 meses').waitFor()
    await row.getByRole('button', { name: 'Histórico' }).click()
    await dialog.getByText('1 ano').waitFor()
    await picture('history')
    await page.keyboard.press('Escape')

    await page.goto(`/privacidade/titulares/${clientId}`)
    await page.getByRole('tab', { name: 'Consentimentos' }).click()
    await page.getByRole('button', { name: 'Registrar consentimento' }).click()
    await dialog
      .getByRole('combobox', { name: /Para quê/ })
      .or(dialog.getByLabel('Para quê'))
      .first()
      .click()
    await page.getByRole('option', { name: 'Pesquisa de satisfação' }).click()
    await dialog.getByRole('combobox', { name: /Canal/ }).or(dialog.getByLabel('Canal')).first().click()
    await page.getByRole('option', { name: 'Papel' }).click()
    await dialog.getByLabel('Prova').fill('Ficha 12')
    await dialog.getByRole('button', { name: 'Registrar consentimento' }).click()
    await page.getByText('Ficha 12').waitFor()
    await picture('consent')
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Baixar tudo, com os documentos' }).click()
    expect(
      (await download).suggestedFilename() === `titular-${clientId}.tar.gz`,
      'the archive is named after the person',
    )

    await page.goto('/privacidade')
    await page.getByRole('tab', { name: 'Finalidades' }).click()
    await row.getByRole('button', { name: 'Encerrar' }).click()
    await dialog.getByRole('button', { name: 'Encerrar' }).click()
    await page.getByText('Pesquisa de satisfação (encerrada)').waitFor()
    await picture('purposes')

    await page.getByRole('tab', { name: 'Equipe' }).click()
    await page.getByLabel('Nome, e-mail ou CPF').fill('rita.campos')
    await page.getByRole('button', { name: 'Procurar', exact: true }).click()
    await page.getByRole('link', { name: 'Rita Campos' }).waitFor()
    await picture('staff')
    await page.getByRole('link', { name: 'Rita Campos' }).click()
    await page.getByText('Ficha de funcionário').first().waitFor()
    await picture('staff-person')
    await page.getByRole('tab', { name: 'Anonimizar' }).click()
    await page.getByRole('button', { name: 'Ensaiar' }).click()
    await page.getByText('ainda entra no sistema').waitFor()
    await sql`update access.users set is_active = false where id = ${userId}`.execute(ctx.db)
    await page.getByRole('button', { name: 'Ensaiar' }).click()
    await page.getByText('CLT, art. 11').first().waitFor()
    await picture('staff-erasure')
    await page.getByRole('button', { name: 'Anonimizar' }).click()
    await dialog.getByLabel(/Motivo/).fill('Pedido 7')
    await dialog.getByRole('button', { name: 'Anonimizar' }).click()
    await page.getByText('Pessoa anonimizada.').waitFor()
    const { rows } = await sql<{ name: string }>`select name from access.users where id = ${userId}`.execute(ctx.db)
    expect(rows[0]?.name === 'Ex-colaborador', 'the user is called so no more')
  },
}
