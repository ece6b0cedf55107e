import { expect, signIn, type Journey } from '../journey.ts'

export const journey: Journey = {
  sentence: 'a wrong password is refused in words, the right one opens the application, and leaving closes it',
  walk: async (walk) => {
    const { page, provider, picture } = walk
    await page.goto('/')
    await page.getByLabel('E-mail').fill(provider.email)
    await page.getByRole('textbox', { name: 'Senha' }).fill('não é esta')
    await page.getByRole('button', { name: 'Entrar' }).click()
    await page.getByRole('alert').getByText('E-mail ou senha incorretos.').waitFor()
    await picture('refused')

    await signIn(walk)
    await page.getByRole('button', { name: /^Conta de/ }).click()
    await page.getByRole('menuitem', { name: 'Sair' }).click()
    await page.getByLabel('E-mail').waitFor()
    expect(
      (await page.context().cookies()).every(({ name, value }) => name !== 'sgp_session' || value === ''),
      'no session cookie is left',
    )
  },
}
