import { changeClient, getClient } from '../../server/src/modules/clients/index.ts'
import { findPerson } from '../find-person.ts'
import { expect, signIn, type Journey } from '../journey.ts'

export const journey: Journey = {
  sentence:
    'a refusal stands at its field, and of two clerks who edit one client the second sees the change and chooses',
  walk: async (walk) => {
    const { page, provider, picture } = walk
    const ctx = provider.ctx()
    const { id } = await findPerson(walk)
    await signIn(walk)
    await page.goto(`/clientes/${id}/alterar`)
    const name = page.getByLabel('Nome completo')
    await name.fill('')
    await page.getByRole('button', { name: 'Salvar' }).click()
    await page.getByRole('alert').waitFor()
    await picture('refused')

    await name.fill('Nome Que Eu Digitei')
    await page.getByLabel('RG').fill('1234567')
    const { version } = await getClient(ctx, { id })
    await changeClient(ctx, { id, version, name: 'Nome da Outra Pessoa' })
    await page.keyboard.press('Control+s')
    await page.getByText('Outra pessoa salvou antes de você').waitFor()
    await page.getByText('Nome da Outra Pessoa').waitFor()
    await picture('conflict')
    await page.getByRole('button', { name: 'Salvar assim' }).click()

    await page.waitForURL(`**/clientes/${id}`)
    const saved = await getClient(provider.ctx(), { id })
    expect(saved.name === 'Nome da Outra Pessoa', `theirs stays where they changed it, found “${saved.name}”`)
    expect(saved.rg === '1234567', 'mine stays where only I changed it')
  },
}
