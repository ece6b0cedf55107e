import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, signIn, type Journey } from '../journey.ts'

export const journey: Journey = {
  sentence: 'a copy is set up, made and really restored, and the report says what was compared',
  limitSeconds: 300,
  walk: async (walk) => {
    const { page, picture } = walk
    await signIn(walk)
    await page.goto('/copias')
    await page.getByText('Este provedor ainda não tem cópias de segurança').waitFor()
    await page.getByRole('main').getByRole('link', { name: 'Configurações' }).first().click()
    await page.getByRole('button', { name: 'Gerar par de chaves' }).click()
    const dialog = page.getByRole('dialog')
    const identity = (await dialog.locator('pre').textContent()) ?? ''
    expect(identity.startsWith('AGE-SECRET-KEY-1'), 'the identity is shown once')
    await dialog.getByRole('button', { name: 'Já anotei' }).click()
    await page.getByLabel(/^Pasta/).fill(mkdtempSync(join(tmpdir(), 'open-sgp-journey-')))
    await page.getByLabel(/^Chave de abertura/).fill(identity)
    await page.getByRole('button', { name: 'Salvar' }).click()

    await page.getByRole('button', { name: 'Fazer cópia agora' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Fazer cópia' }).click()
    await page.getByRole('table').first().getByText('Inteira', { exact: true }).waitFor({ timeout: 120_000 })
    await picture('copied')
    await page.getByRole('button', { name: 'Testar a mais nova' }).click()
    await page.getByText(/linhas de \d+ tabelas e o razão de/).waitFor({ timeout: 180_000 })
    await picture('restored')

    await page.goto('/copias/configuracoes')
    await page.getByText('Já informada; preencha só para trocar').waitFor()
    expect(!(await page.content()).includes(identity), 'the identity never comes back')
  },
}
