import { addMonths, civilDateAt } from '@open-sgp/brasil'
import { checkLedger, undoRun } from '../../server/src/modules/billing/index.ts'
import { expect, signIn, type Journey, type Walk } from '../journey.ts'

export const journey: Journey = {
  sentence: 'the billing is looked at, made with its progress in sight, undone whole, and made again the same',
  walk: async (walk) => {
    const { page, provider, picture } = walk
    const dueUntil = addMonths(civilDateAt(new Date()), 1)
    await signIn(walk)
    await page.goto('/faturamento')
    await page.getByRole('textbox', { name: 'Vencimentos até' }).fill(dueUntil.split('-').toReversed().join('/'))
    await page.getByRole('button', { name: 'Ver prévia' }).click()
    await page.getByText(/^Prévia até/).waitFor()
    await page.getByRole('tab', { name: /Amostra explicada/ }).click()
    await page.getByRole('tabpanel').getByRole('button').first().click()
    await page.getByRole('columnheader', { name: 'Preço do mês' }).waitFor()
    await picture('preview')
    await page.reload()
    await page.getByText(/^Prévia até/).waitFor()

    const first = await generate(walk)
    await picture('result')
    await page.getByRole('button', { name: 'Desfazer' }).click()
    await page.getByRole('dialog').getByRole('textbox', { name: 'Motivo' }).fill('Preço do plano errado')
    await picture('undo')
    await page.getByRole('dialog').getByRole('button', { name: 'Desfazer' }).click()
    await page.getByText('Este faturamento foi desfeito').waitFor()

    await page.goto('/faturamento')
    await page.getByText('Desfeito', { exact: true }).waitFor()
    await picture('history')
    await page.getByRole('textbox', { name: 'Vencimentos até' }).fill(dueUntil.split('-').toReversed().join('/'))
    await page.getByRole('button', { name: 'Ver prévia' }).click()
    const second = await generate(walk)
    const ctx = provider.ctx()
    const runs = await ctx.db
      .selectFrom('billing.runs')
      .select(['id', 'invoiceCount', 'amountCents'])
      .where('id', 'in', [first, second])
      .execute()
    const [one, two] = [first, second].map((id) => runs.find((run) => run.id === id))
    expect(first !== second && (one?.invoiceCount ?? 0) > 0, 'two runs, each with titles')
    expect(
      one?.invoiceCount === two?.invoiceCount && one?.amountCents === two?.amountCents,
      'the run made again gives the same titles and total',
    )
    // The other journeys find the provider as this one found it.
    await undoRun(ctx, { runId: second, reason: 'Fim da jornada' })
    expect((await checkLedger(ctx, { on: ctx.today })).isSound, 'the ledger holds')
  },
}

/** Approves the preview on the screen, clicking twice, and waits for its result. Gives the run's id. */
async function generate({ page, picture }: Walk): Promise<string> {
  await page.getByRole('button', { name: /^Gerar/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Gerar/ })
    .dblclick()
  await picture('progress')
  await page.waitForURL(/\/faturamento\/[0-9a-f-]{36}/)
  await page.getByText('Feito por').waitFor()
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}
