import { computeCnpjDigits } from '@open-sgp/brasil'
import { expect, signIn, type Journey } from '../journey.ts'

const base = `${String(70_000_000 + Math.floor(Math.random() * 9_000_000))}0001`

export const journey: Journey = {
  sentence: 'a new company takes its first steps on the screen: registered, then its portador, each ticked',
  walk: async (walk) => {
    const { page, picture } = walk
    await signIn(walk)
    await page.goto('/empresa/nova')
    await page.getByLabel('CNPJ').fill(base + computeCnpjDigits(base))
    await page.getByLabel('Razão social').fill('Serra Fibra Telecomunicações Ltda')
    await page.getByLabel('Nome fantasia').fill('Serra Fibra')
    await page.getByLabel('CEP').fill('88010000')
    await page.getByLabel('Rua').fill('Rua das Palmeiras')
    await page.getByLabel('Número').fill('10')
    await page.getByLabel('Bairro').fill('Centro')
    await page.getByPlaceholder('Digite o nome da cidade').fill('florianop')
    await page.getByRole('option', { name: 'Florianópolis/SC' }).click()
    await page.getByRole('button', { name: 'Cadastrar empresa' }).click()
    await page.getByRole('link', { name: 'Novo portador' }).click()

    await page.getByRole('combobox', { name: 'Banco' }).fill('341')
    await page.getByRole('option', { name: /^341/ }).click()
    await page.getByLabel('Nome do portador').fill('Itaú cobrança')
    await page.getByLabel('Agência, sem dígito').fill('1234')
    await page.getByLabel('Conta, sem dígito').fill('56789')
    await page.getByLabel('Carteira').fill('109')
    await page.getByLabel('Próximo nosso número').fill('4821')
    await picture('portador')
    await page.getByRole('button', { name: 'Cadastrar portador' }).click()
    await page.getByRole('cell', { name: 'Itaú cobrança' }).waitFor()

    await page.goto('/')
    await page.getByRole('link', { name: 'Novo plano' }).waitFor()
    await picture('steps')
    expect((await page.getByRole('img', { name: 'Feito' }).count()) === 2, 'company and portador are ticked')
  },
}
