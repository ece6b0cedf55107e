import { getClient } from '../../server/src/modules/clients/index.ts'
import { findPerson } from '../find-person.ts'
import { expect, type Journey, type Walk } from '../journey.ts'
import { focusOn, press, see, tabTo } from '../keyboard.ts'

export const journey: Journey = {
  sentence: 'a day without a mouse: in, to a client, changed, to another screen, helped and out, the focus always seen',
  walk: async (walk) => {
    const { page, picture } = walk
    await forbidMouse(walk)
    await enter(walk)
    const person = await findPerson(walk, 4)
    await openClient(walk, person)
    await changeByKeys(walk, person)
    await picture('changed')
    await goTo(walk, 'Faturamento')

    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: 'Atalhos do teclado' })
    await help.waitFor()
    await picture('help')
    await page.keyboard.press('Escape')
    await help.waitFor({ state: 'detached' })
    await leave(walk)
  },
}

/** Any pointer that moves a button down ends the journey. */
async function forbidMouse({ page }: Walk): Promise<void> {
  await page.addInitScript(`addEventListener('pointerdown', () => { throw new Error('a pointer was used') }, true)`)
}

async function enter({ page, provider, picture }: Walk): Promise<void> {
  await page.goto('/')
  await focusOn(page, 'E-mail')
  await page.keyboard.type(provider.email)
  await tabTo(page, 'Senha')
  await page.keyboard.type(provider.password)
  await picture('login')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Conta de/ }).waitFor()
}

/** The menu, a search, arrows down the rows to one of them, Enter. */
async function openClient({ page, picture }: Walk, { id, name }: Target): Promise<void> {
  await tabTo(page, 'Clientes')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/clientes')
  await focusOn(page, 'Clientes')
  await tabTo(page, 'Procurar')
  const word = name.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? name
  await page.keyboard.type(word)
  await page.waitForURL((url) => url.searchParams.get('search') === word)
  await tabTo(page, 'Limpar a procura')
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => !url.searchParams.has('search'))
  await page.locator('[data-row]').nth(5).waitFor()
  await tabTo(page, /^\d/)
  await press(page, 'End')
  await press(page, 'Home')
  let row = await press(page, 'ArrowDown')
  for (let down = 0; down < 50 && !row.name.includes(name); down++) row = await press(page, 'ArrowDown')
  await picture('row')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/clientes/${id}`)
  await focusOn(page, new RegExp(`^${name}`))
}

/** From the file to its form, to one field, saved by Ctrl+S. */
async function changeByKeys({ page, provider, picture }: Walk, { id, name }: Target): Promise<void> {
  await tabTo(page, 'Alterar')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/clientes/${id}/alterar`)
  await focusOn(page, `Alterar ${name}`)
  await tabTo(page, 'RG')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('7654321')
  await see(page)
  await picture('form')
  await page.keyboard.press('Control+s')
  await page.waitForURL(`**/clientes/${id}`)
  await focusOn(page, new RegExp(`^${name}`))
  const { rg } = await getClient(provider.ctx(), { id })
  expect(rg === '7654321', `what was typed is saved, found ${rg}`)
}

/** Any screen by its name. */
async function goTo({ page }: Walk, screen: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('textbox', { name: 'Procurar' }).waitFor()
  await focusOn(page, 'Procurar')
  await page.keyboard.type(screen)
  await page.locator('[data-action][data-selected]', { hasText: screen }).waitFor()
  await page.keyboard.press('Enter')
  await focusOn(page, screen)
}

async function leave({ page, picture }: Walk): Promise<void> {
  await tabTo(page, /^Conta de/, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('menu').waitFor()
  await press(page, 'ArrowDown')
  await focusOn(page, 'Minha conta')
  await press(page, 'End')
  await picture('leave')
  await focusOn(page, 'Sair')
  await page.keyboard.press('Enter')
  await focusOn(page, 'E-mail')
}

type Target = { id: string; name: string }
