import type { CDPSession, Page } from 'playwright-core'
import { createUser } from '../../server/src/modules/access/index.ts'
import { codeOfApp } from '../code-of-app.ts'
import { expect, settle, type Journey, type Walk } from '../journey.ts'

const person = {
  email: 'recepcao@provedor.local',
  name: 'Marina Prado',
  password: 'cavalo-bateria-grampo',
  permissions: ['clients.client.read'],
}

export const journey: Journey = {
  sentence: 'a person enrols an app and a passkey, and enters by code, by recovery code and by passkey',
  limitSeconds: 120,
  walk: async (walk) => {
    const { page, provider, picture } = walk
    await createUser(provider.ctx(), person)
    // Passkeys belong to a name; an address of numbers has none.
    const base = provider.base.replace('127.0.0.1', 'localhost')
    await enter(page, base)
    await page.getByRole('button', { name: /^Conta de/ }).click()
    await page.getByRole('menuitem', { name: 'Minha conta' }).click()
    await page.getByRole('heading', { name: 'Minha conta' }).waitFor()
    await settle(page)
    await picture('account')

    const { secret, codes } = await enrolApp(walk)
    await leave(page)
    await enter(page, base, { expectsFactor: true })
    await picture('second-factor')
    // The step of the enrolment is used up: the next one is good already.
    await answer(page, 'Código do aplicativo', codeOfApp(secret, Date.now() + 30_000))

    await leave(page)
    await enter(page, base, { expectsFactor: true })
    await page.getByRole('button', { name: 'Usar um código de recuperação' }).click()
    await answer(page, 'Código de recuperação', codes[3] ?? '')
    await page.goto(`${base}/minha-conta`)
    await page.getByText('Restam 9 de 10').waitFor()

    await addAuthenticator(page)
    await enrolPasskey(walk)
    await leave(page)
    await page.getByRole('button', { name: 'Usar uma chave de acesso' }).click()
    await isIn(page)
    await leave(page)
    await enter(page, base, { expectsFactor: true })
    await page.getByRole('button', { name: 'Usar a chave de acesso' }).click()
    await isIn(page)
    await page.goto(`${base}/minha-conta`)
    await page.getByText('senha e chave de acesso').waitFor()
    await settle(page)
    await picture('everything')
  },
}

const isIn = (page: Page) => page.getByRole('button', { name: /^Conta de/ }).waitFor()

async function enter(page: Page, base: string, { expectsFactor = false } = {}): Promise<void> {
  await page.goto(base)
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByRole('textbox', { name: 'Senha' }).fill(person.password)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  if (expectsFactor) await page.getByText('Agora confirme que é você').waitFor()
  else await isIn(page)
}

async function answer(page: Page, label: string, code: string): Promise<void> {
  await page.getByLabel(label).fill(code)
  await page.getByRole('button', { name: 'Confirmar' }).click()
  await isIn(page)
}

async function leave(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Conta de/ }).click()
  await page.getByRole('menuitem', { name: 'Sair' }).click()
  await page.getByLabel('E-mail').waitFor()
}

async function enrolApp({ page, picture }: Walk): Promise<{ secret: string; codes: string[] }> {
  await page.getByRole('button', { name: 'Cadastrar o aplicativo' }).click()
  await page.getByRole('dialog').getByLabel('Senha atual').fill(person.password)
  await page.getByRole('button', { name: 'Continuar' }).click()
  await page.getByRole('img', { name: 'Código QR para o aplicativo de códigos' }).waitFor()
  await settle(page)
  await picture('qr')
  const shown = await page.getByRole('dialog').locator('code').innerText()
  const secret = shown.replaceAll(' ', '')
  await page.getByLabel('Código que o aplicativo mostra').fill(codeOfApp(secret, Date.now()))
  await page.getByRole('button', { name: 'Confirmar' }).click()
  const list = page.getByRole('list', { name: 'Códigos de recuperação' })
  await list.waitFor()
  await settle(page)
  await picture('recovery-codes')
  const codes = await list.getByRole('listitem').allInnerTexts()
  expect(codes.length === 10, 'ten recovery codes are shown')
  await page.getByRole('button', { name: 'Já guardei' }).click()
  await page.getByText('Pedido a cada entrada desde').waitFor()
  return { secret, codes }
}

async function enrolPasskey({ page, picture }: Walk): Promise<void> {
  await page.getByRole('button', { name: 'Cadastrar uma chave' }).click()
  await page.getByLabel('Nome').fill('Notebook da recepção')
  await page.getByRole('dialog').getByLabel('Senha atual').fill(person.password)
  await picture('passkey')
  await page.getByRole('button', { name: 'Criar a chave' }).click()
  await page.getByRole('cell', { name: 'Notebook da recepção' }).waitFor()
}

/** Chromium's own software authenticator, which confirms its owner by itself (WebDriver's virtual authenticators). */
async function addAuthenticator(page: Page): Promise<CDPSession> {
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('WebAuthn.enable')
  await devTools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return devTools
}
