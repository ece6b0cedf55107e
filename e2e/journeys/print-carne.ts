import { readFileSync } from 'node:fs'
import { expect, signIn, type Journey } from '../journey.ts'

export const journey: Journey = {
  sentence: 'titles that are ticked in the list are printed as one carnê',
  walk: async (walk) => {
    const { page, picture } = walk
    await signIn(walk)
    await page.goto('/titulos?status=open')
    const boxes = page.locator('tbody').getByRole('checkbox')
    await boxes.first().waitFor()
    await boxes.nth(0).check()
    await boxes.nth(1).check()
    const bar = page.getByRole('region', { name: 'Ações sobre a seleção' })
    await bar.getByText('2 linhas selecionadas').waitFor()
    await picture('ticked')

    await bar.getByRole('button', { name: 'Emitir boletos' }).click()
    await page.getByRole('dialog').getByText('2 títulos em aberto passam a ter boleto').waitFor()
    await page.getByRole('dialog').getByRole('button', { name: 'Emitir boletos' }).click()
    await page.getByText(/Todos já tinham boleto|Boletos emitidos/).waitFor()

    await boxes.nth(0).check()
    await boxes.nth(1).check()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      bar.getByRole('button', { name: 'Carnê em PDF' }).click(),
    ])
    expect(download.suggestedFilename() === 'carne.pdf', 'the file is named carne.pdf')
    expect(
      readFileSync(await download.path())
        .subarray(0, 5)
        .toString() === '%PDF-',
      'the file is a PDF',
    )
  },
}
