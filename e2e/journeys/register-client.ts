import { getClientFile } from '../../server/src/modules/clients/index.ts'
import { expectAccessible } from '../accessibility.ts'
import { expect, signIn, type Journey, type Walk } from '../journey.ts'

const cpf = { wrong: '11144477734', right: '11144477735', dressed: '111.444.777-35' }
/** The example of the Receita's technical note on alphanumeric CNPJs. */
const cnpj = { lower: '12.abc.345/01de-35', bare: '12ABC34501DE35', dressed: '12.ABC.345/01DE-35' }

export const journey: Journey = {
  sentence:
    'a person and a firm with letters in its CNPJ are registered once for two clicks, and a taken document leads to its holder',
  walk: async (walk) => {
    const { page, picture } = walk
    await signIn(walk)
    await page.getByRole('link', { name: 'Clientes' }).click()
    await page.getByRole('link', { name: 'Novo cliente' }).click()
    await fillPerson(walk)
    await refuseDocument(walk, 'CPF', cpf.wrong)
    await picture('wrong-cpf')
    await page.getByRole('textbox', { name: 'CPF' }).fill(cpf.right)
    await register(walk, 'Maria da Jornada Conceição')
    await page.getByText(cpf.dressed).waitFor()
    await page.getByText('Rua das Acácias, 120 · casa 2').waitFor()
    await page.getByText('Centro · Florianópolis/SC · CEP 88010-000').waitFor()
    await page.getByRole('tab', { name: 'Contatos' }).click()
    await page.getByRole('cell', { name: '(48) 99999-0000', exact: true }).waitFor()
    await picture('person')
    await expectPerson(walk)

    await registerFirm(walk)
    await refuseTaken(walk)
  },
}

async function fillPerson(walk: Walk): Promise<void> {
  const { page } = walk
  await page.getByRole('textbox', { name: 'Nome completo' }).fill('Maria da Jornada Conceição')
  await fillAddress(walk)
  await page.getByRole('textbox', { name: 'Complemento' }).fill('casa 2')
  await page.getByRole('textbox', { name: 'E-mail ou telefone com DDD' }).fill('48999990000')
}

/** The city by a piece of its name without the accent. */
async function fillAddress({ page }: Walk): Promise<void> {
  await page.getByRole('textbox', { name: 'CEP' }).fill('88010000')
  await page.getByRole('textbox', { name: 'Rua' }).fill('Rua das Acácias')
  await page.getByRole('textbox', { name: 'Número' }).fill('120')
  await page.getByRole('textbox', { name: 'Bairro' }).fill('Centro')
  await page.getByRole('combobox', { name: 'Cidade' }).fill('florianop')
  await page.getByRole('option', { name: 'Florianópolis/SC' }).click()
}

/** Sends a document that does not hold: the words stand at its field and nothing else is lost. */
async function refuseDocument({ page }: Walk, label: string, text: string, says = label): Promise<void> {
  const field = page.getByRole('textbox', { name: label })
  await field.fill(text)
  await page.getByRole('button', { name: 'Cadastrar cliente' }).click()
  await page.getByRole('alert').getByText('Corrija os campos marcados.').waitFor()
  const marked = await page.locator('[aria-invalid="true"]').evaluateAll((fields) => fields.map(({ id }) => id))
  const id = await field.getAttribute('id')
  expect(marked.length === 1 && marked[0] === id, `only the field ${label} is marked, found ${marked.length}`)
  const words = await page.locator(`[id="${id}-error"]`).textContent()
  expect((words ?? '').includes(says), `the field speaks of ${says}, said “${words}”`)
}

/** Two clicks on the button, and the file that follows. */
async function register({ page }: Walk, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Cadastrar cliente' }).dblclick()
  await page.waitForURL(/\/clientes\/[0-9a-f-]{36}$/)
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

async function expectPerson(walk: Walk): Promise<void> {
  const { addresses, contacts, status } = await readOnly(walk, cpf.right)
  expect(status === 'active' && addresses.length === 1 && contacts.length === 1, 'an address, a contact, active')
  expect(addresses[0]?.ibgeCode === '4205407' && addresses[0].postalCode === '88010000', 'the city by its IBGE code')
  expect(contacts[0]?.value === '+5548999990000', `the telephone as E.164, found ${contacts[0]?.value}`)
}

/** The one client with this document. Throws when there are two. */
async function readOnly({ provider }: Walk, document: string) {
  const ctx = provider.ctx()
  const found = await ctx.db
    .selectFrom('clients.clients')
    .select('id')
    .where('companyId', '=', ctx.companyId)
    .where('document', '=', document)
    .execute()
  const [only] = found
  if (!only || found.length > 1) throw new Error(`${document} is held by ${found.length} clients.`)
  return await getClientFile(ctx, only)
}

/** Small letters with dots become the CNPJ as the law writes it. */
async function registerFirm(walk: Walk): Promise<void> {
  const { page, picture } = walk
  await openFirm(walk)
  await refuseDocument(walk, 'CNPJ', '12.abc.345/01de-36')
  await page.getByRole('textbox', { name: 'CNPJ' }).fill(cnpj.lower)
  await page.getByRole('textbox', { name: 'Razão social' }).click()
  const dressed = await page.getByRole('textbox', { name: 'CNPJ' }).inputValue()
  expect(dressed === cnpj.dressed, `the field shows ${cnpj.dressed}, found ${dressed}`)
  await register(walk, 'Jornada Redes Ltda')
  await page.getByText(cnpj.dressed).waitFor()
  await picture('firm')
  const { kind, name } = await readOnly(walk, cnpj.bare)
  expect(kind === 'pj' && name === 'Jornada Redes Ltda', `a firm, found ${kind} ${name}`)
}

async function openFirm(walk: Walk): Promise<void> {
  const { page } = walk
  await page.goto('/clientes/novo')
  await page.getByRole('combobox', { name: 'Tipo de cliente' }).click()
  await page.getByRole('option', { name: 'Pessoa jurídica' }).click()
  await page.getByRole('textbox', { name: 'Razão social' }).fill('Jornada Redes Ltda')
  await fillAddress(walk)
  await page.getByRole('textbox', { name: 'E-mail ou telefone com DDD' }).fill('(48) 3222-1000')
}

/** The same CNPJ in capitals without dots: refused in words, and its file opens beside the form, which stays. */
async function refuseTaken(walk: Walk): Promise<void> {
  const { page, picture } = walk
  const holder = await readOnly(walk, cnpj.bare)
  await openFirm(walk)
  await page.getByRole('textbox', { name: 'Razão social' }).fill('Outra Jornada Ltda')
  await refuseDocument(walk, 'CNPJ', cnpj.bare, `${cnpj.dressed} já é de ${holder.name} (código ${holder.code})`)
  await picture('taken')
  await expectAccessible(page)
  const [file] = await Promise.all([
    page.waitForEvent('popup'),
    page.getByRole('link', { name: 'Abrir o cadastro que já tem este documento' }).click(),
  ])
  await file.getByRole('heading', { level: 1, name: holder.name }).waitFor()
  expect(new URL(file.url()).pathname === `/clientes/${holder.id}`, `the holder's file opens, found ${file.url()}`)
  const kept = await page.getByRole('textbox', { name: 'Razão social' }).inputValue()
  expect(kept === 'Outra Jornada Ltda', `the form keeps what was typed, found “${kept}”`)
  await readOnly(walk, cnpj.bare)
}
