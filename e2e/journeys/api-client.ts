import { expect, signIn, type Journey, type Walk } from '../journey.ts'

export const journey: Journey = {
  sentence: 'a program gets a key that is shown once, asks with it within its permissions, and is revoked at once',
  walk: async (walk) => {
    const { page, picture } = walk
    await signIn(walk)
    await page.goto('/clientes-de-api/novo')
    await page.getByLabel('Nome do programa').fill('Site da empresa')
    const permissions = page.getByRole('combobox', { name: 'O que ele pode' })
    await permissions.fill('Ver clientes')
    await page.getByRole('option', { name: 'Ver clientes, endereços, contatos e histórico' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Cadastrar cliente de API' }).click()
    await page.getByText('Nenhuma chave ainda').waitFor()

    await page.getByRole('button', { name: 'Nova chave' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Nova chave' }).click()
    await page.getByText('Esta chave só aparece agora.').waitFor()
    const key = (await page.getByRole('dialog').locator('pre').innerText()).trim()
    expect(/^sgp_[a-z0-9]{8}_[\w-]{43}$/.test(key), 'the key is shown')
    await page.getByRole('button', { name: 'Já anotei' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText(key.slice(0, 12)).waitFor()
    expect(!(await page.content()).includes(key.slice(13)), 'the secret is not on the page any more')
    await picture('key')

    const ask = async (path: string) => {
      const answer = await fetch(new URL(path, page.url()), { headers: { authorization: `Bearer ${key}` } })
      return answer.status
    }
    expect((await ask('/api/clients')) === 200, 'the program may read clients')
    expect((await ask('/api/plans')) === 403, 'and nothing else')
    await page.getByRole('button', { name: 'Revogar', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Revogar' }).click()
    await page.getByText('Revogada', { exact: true }).waitFor()
    expect((await ask('/api/clients')) === 401, 'a revoked key opens nothing')
    await revokeProgram(walk)
  },
}

/** A second key works until the whole program is revoked, and then not once more. */
async function revokeProgram({ page, picture }: Walk): Promise<void> {
  await page.getByRole('button', { name: 'Nova chave' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Nova chave' }).click()
  const key = (await dialog.locator('pre').innerText()).trim()
  await page.getByRole('button', { name: 'Já anotei' }).click()
  await dialog.waitFor({ state: 'detached' })
  const ask = async () => {
    const answer = await fetch(new URL('/api/clients', page.url()), { headers: { authorization: `Bearer ${key}` } })
    return answer.status
  }
  expect((await ask()) === 200, 'the second key works')
  await page.getByRole('button', { name: 'Revogar cliente' }).click()
  await dialog.getByText('para de funcionar neste instante').waitFor()
  await dialog.getByRole('button', { name: 'Revogar cliente' }).click()
  await page.getByText('Cliente de API revogado.').waitFor()
  expect((await ask()) === 401, 'a revoked program is let in by no key')
  await picture('revoked')
}
