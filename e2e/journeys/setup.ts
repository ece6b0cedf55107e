import { buildResponse, decodePacket, packetCode } from '@open-sgp/radius'
import { computeCnpjDigits } from '@open-sgp/brasil'
import { createSocket } from 'node:dgram'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, settle, type Journey } from '../journey.ts'
import { openInstallation } from '../provider.ts'

const cnpjBase = '123456780001'
const secret = 'segredo-de-jornada'

/** A RADIUS server that refuses everybody: its answer is what proves it. */
async function listenRadius() {
  const socket = createSocket('udp4')
  socket.on('message', (bytes, peer) => {
    const answer = { code: packetCode.accessReject, request: decodePacket(bytes), secret, messageAuthenticator: true }
    socket.send(buildResponse(answer), peer.port, peer.address)
  })
  await new Promise<void>((done) => socket.bind(0, '127.0.0.1', done))
  return { port: socket.address().port, close: () => socket.close() }
}

export const journey: Journey = {
  sentence:
    'a new installation is set up step by step, left half-way and resumed, each trial really tried, and ends once',
  limitSeconds: 240,
  walk: async (walk) => {
    const { page, picture } = walk
    const [installation, radius] = [await openInstallation(), await listenRadius()]
    try {
      await page.goto(installation.base)
      await signInAt(page, installation)
      await page.getByRole('link', { name: 'Continuar' }).click()
      await registerCompany(page)
      await registerBranch(page)
      await picture('branch')
      await registerAccount(page)
      await page.goto(installation.base)
      await page.getByText('Próximo passo: Rede').waitFor()
      await picture('resumed')
      await page.getByRole('link', { name: 'Continuar' }).click()
      await tryRadius(page, radius.port)
      await picture('radius')
      await chooseStep(page, 'Plano')
      await registerPlan(page)
      await writeTerms(page)
      await tryMail(page)
      await picture('mail')
      await registerPerson(page)
      await makeFirstCopy(page)
      await picture('copied')
      await page.getByText('Tudo pronto: conclua quando quiser.').waitFor()
      await page.getByRole('button', { name: 'Concluir' }).click()
      await page.getByRole('button', { name: 'Concluir a configuração' }).click()
      await page.getByText('está concluída e não se repete').waitFor()
      await picture('closed')
      await expectClosed(page, installation.base)
    } finally {
      radius.close()
      await installation.close()
    }
  },
}

async function signInAt(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByRole('textbox', { name: 'Senha' }).fill(password)
  await page.getByRole('button', { name: 'Entrar', exact: true }).click()
  await page.getByRole('button', { name: /^Conta de/ }).waitFor()
}

const chooseStep = (page: Page, name: string) =>
  page
    .getByRole('list', { name: 'Passos' })
    .getByRole('button', { name: new RegExp(name) })
    .click()

async function registerCompany(page: Page) {
  await page.getByLabel('CNPJ').fill(cnpjBase + computeCnpjDigits(cnpjBase))
  await page.getByLabel('Razão social').fill('Serra Fibra Telecomunicações Ltda')
  await page.getByLabel('Nome fantasia').fill('Serra Fibra')
  await page.getByLabel('CEP').fill('88010000')
  await page.getByLabel('Rua').fill('Rua das Palmeiras')
  await page.getByLabel('Número').fill('10')
  await page.getByLabel('Bairro').fill('Centro')
  await page.getByPlaceholder('Digite o nome da cidade').fill('florianop')
  await page.getByRole('option', { name: 'Florianópolis/SC' }).click()
  await page.getByRole('button', { name: 'Cadastrar empresa' }).click()
  await page.getByRole('heading', { name: 'Filial' }).waitFor()
}

/** Left for later, and then registered after all. */
async function registerBranch(page: Page) {
  await leave(page, 'Filial')
  await chooseStep(page, 'Filial')
  await page.getByLabel('Código').fill('LAGES')
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Filial de Lages')
  await page.getByPlaceholder('Digite o nome da cidade').fill('lages')
  await page.getByRole('option', { name: 'Lages/SC' }).click()
  await page.getByLabel('CEP').fill('88501000')
  await page.getByRole('button', { name: 'Cadastrar filial' }).click()
  await page.getByText('Feito. Não há mais nada a fazer aqui.').waitFor()
  await chooseStep(page, 'Portador')
  await page.getByRole('heading', { name: 'Portador' }).waitFor()
}

async function registerAccount(page: Page) {
  await page.getByRole('combobox', { name: 'Banco' }).fill('341')
  await page.getByRole('option', { name: /^341/ }).click()
  await page.getByLabel('Nome do portador').fill('Itaú cobrança')
  await page.getByLabel('Agência, sem dígito').fill('1234')
  await page.getByLabel('Conta, sem dígito').fill('56789')
  await page.getByLabel('Carteira').fill('109')
  await page.getByRole('button', { name: 'Cadastrar portador' }).click()
  await page.getByRole('button', { name: 'Próximo passo' }).click()
  await page.getByRole('heading', { name: 'Rede' }).waitFor()
}

async function tryRadius(page: Page, port: number) {
  await page.locator('input[data-path="port"]').fill(String(port))
  await page.locator('input[data-path="secret"]').last().fill(secret)
  await page.locator('input[data-path="password"]').fill('teste')
  await page.getByRole('button', { name: 'Tentar o login' }).click()
  await page.getByText('está no ar e conhece o segredo').first().waitFor()
}

async function registerPlan(page: Page) {
  await page.getByLabel('Nome', { exact: false }).first().fill('Fibra 300')
  await page.getByLabel('Família').fill('Fibra')
  await page.getByLabel('Mensalidade').fill('99,90')
  await page.getByRole('textbox', { name: 'Download', exact: true }).fill('300')
  await page.getByRole('textbox', { name: 'Upload', exact: true }).fill('150')
  await page.getByRole('button', { name: 'Cadastrar plano' }).click()
  await page.getByRole('heading', { name: 'Plano' }).waitFor({ state: 'visible' })
  await page.getByText('Feito. Não há mais nada a fazer aqui.').waitFor()
}

async function writeTerms(page: Page) {
  await chooseStep(page, 'Contrato')
  await page.getByLabel('Texto do contrato').fill('{cliente} contrata o plano {fulano}.')
  await page.getByRole('button', { name: 'Guardar o contrato' }).click()
  await page.getByText('Não há o campo {fulano}').waitFor()
  await page.getByLabel('Texto do contrato').fill('{cliente} contrata o plano {plano} por {valor}.')
  await page.getByRole('button', { name: 'Guardar o contrato' }).click()
  await page.getByText('Feito. Não há mais nada a fazer aqui.').waitFor()
}

async function tryMail(page: Page) {
  await chooseStep(page, 'E-mail')
  await page.getByLabel('Enviar mensagem de teste para').fill('dona@serrafibra.test')
  await page.getByRole('button', { name: 'Enviar teste' }).click()
  await page.getByText('Mensagem entregue a dona@serrafibra.test').first().waitFor()
  await settle(page)
}

async function leave(page: Page, step: string) {
  await chooseStep(page, step)
  await page.getByRole('heading', { name: step }).waitFor()
  await page.getByRole('button', { name: 'Deixar para depois' }).click()
  await page.getByText('Deixado para depois').first().waitFor()
  await settle(page)
}

async function registerPerson(page: Page) {
  await chooseStep(page, 'Primeira pessoa')
  await page.getByRole('textbox', { name: 'Nome', exact: true }).fill('Beatriz Figueiredo')
  await page.getByLabel('E-mail').fill('beatriz@serrafibra.test')
  await page.getByRole('textbox', { name: 'Senha provisória' }).fill('girassol-torto-na-varanda')
  await page.getByRole('button', { name: 'Cadastrar pessoa' }).click()
  await page.getByText('Feito. Não há mais nada a fazer aqui.').waitFor()
}

/** Keys, a folder, and a copy that is really made and read back. */
async function makeFirstCopy(page: Page) {
  await chooseStep(page, 'Cópia de segurança')
  await page.getByRole('button', { name: 'Gerar par de chaves' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Já anotei' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByLabel(/^Pasta/).fill(mkdtempSync(join(tmpdir(), 'open-sgp-journey-')))
  await page.getByRole('button', { name: 'Salvar e seguir para a cópia' }).click()
  await page.getByRole('button', { name: 'Fazer a primeira cópia agora' }).click()
  await page.getByText('A cópia foi feita e lida de volta.').waitFor({ timeout: 120_000 })
  await settle(page)
}

/** Asked again by the signed-in administrator, with all that the screen sends. */
async function expectClosed(page: Page, base: string) {
  const answer = await page.request.post(`${base}/api/setup/close`, {
    headers: { 'x-requested-with': 'open-sgp' },
    data: {},
  })
  const told = `${answer.status()} ${await answer.text()}`
  expect(/^409 .*"setup-closed"/.test(told), `the setup stays closed, not ${told}`)
}
