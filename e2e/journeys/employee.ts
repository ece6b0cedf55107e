import { computeCpfDigits } from '@open-sgp/brasil'
import { createUser } from '../../server/src/modules/access/index.ts'
import { settle, signIn, type Journey, type Walk } from '../journey.ts'

const person = 'Beatriz Figueiredo'
const cpf = (base: string) => base + computeCpfDigits(base)

export const journey: Journey = {
  sentence: 'a staff file says with which user a person signs in, the user says whose it is, and it is nobody else’s',
  walk: async (walk) => {
    const login = { email: 'beatriz@provedor.test', name: 'Beatriz F.', password: 'girassol-torto-na-varanda' }
    const { id } = await createUser(walk.provider.ctx(), { ...login, permissions: [] })
    await signIn(walk)
    await register(walk, person, cpf('529982247'))
    await walk.page.getByText('Funcionário cadastrado.').waitFor()
    await walk.page.getByRole('row').filter({ hasText: person }).getByText('Beatriz F.').waitFor()
    await settle(walk.page)
    await walk.picture('list')
    await seeBoth(walk, id)
    await register(walk, 'Outra Pessoa', cpf('111444777'))
    await walk.page.getByText(`Este usuário já é de ${person}.`).first().waitFor()
    await settle(walk.page)
    await walk.picture('taken')
  },
}

async function register({ page }: Walk, name: string, document: string): Promise<void> {
  await page.goto('/administracao/funcionarios/novo')
  await page.getByLabel('CPF').fill(document)
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill(name)
  await page.getByLabel('Função').fill('Atendente')
  await page.getByLabel('Admissão').fill('10/03/2025')
  const user = page.getByRole('combobox', { name: 'Usuário com que entra' })
  await user.fill('beatriz@')
  await page.getByRole('option', { name: 'Beatriz F. (beatriz@provedor.test)' }).click()
  await page.getByRole('button', { name: 'Cadastrar funcionário' }).click()
}

/** The user leads to the file, and the file has the user chosen. */
async function seeBoth({ page, picture }: Walk, userId: string): Promise<void> {
  await page.goto(`/usuarios/${userId}`)
  const link = page.getByRole('link', { name: `${person}, Atendente` })
  await link.waitFor()
  await settle(page)
  await picture('user')
  await link.click()
  await page.getByRole('heading', { name: person }).waitFor()
  await page.waitForFunction(
    `[...document.querySelectorAll('input')].some(({ value }) => value === 'Beatriz F. (beatriz@provedor.test)')`,
  )
  await settle(page)
  await picture('file')
}
