import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '@open-sgp/brasil'
import { issueBoletos } from '../../server/src/modules/banking/index.ts'
import { getInvoice, issueInvoice } from '../../server/src/modules/billing/index.ts'
import { expect, signIn, type Journey, type Walk } from '../journey.ts'

export const journey: Journey = {
  sentence:
    'a remessa made on the screen, once for two clicks, comes back as a retorno that is previewed, posted once and settles its title',
  walk: async (walk) => {
    const { page, provider, picture } = walk
    const [, { account, bank }] = provider.life.provider.collections
    const title = await issueTitle(walk, account.id)
    await signIn(walk)

    const bytes = await makeRemessa(walk, account.name)
    const { today } = provider.ctx()
    const receipt = bank.receiveRemessa(bytes, today)
    expect(receipt.isAccepted, `the bank takes the file, said ${receipt.refusal}`)
    bank.pay(String(title.number), { on: today })
    const retorno = Buffer.from(bank.closeDay(today) ?? [])

    await page.goto('/retornos/novo')
    const drop = page.locator('input[type=file]')
    await refuseWrongFile(walk)
    await drop.setInputFiles({ name: 'hoje.ret', mimeType: 'text/plain', buffer: retorno })
    await page.getByText('Se você lançar este retorno').waitFor()
    await page
      .getByRole('link', { name: String(title.number), exact: true })
      .first()
      .waitFor()
    await picture('preview')
    expect((await statusOf(walk, title.id)) === 'open', 'a preview changes nothing')
    await page.getByRole('button', { name: /^Lançar/ }).click()
    await page.getByText('Retorno lançado').waitFor()
    await picture('posted')
    expect((await statusOf(walk, title.id)) === 'paid', 'the title is settled')

    await page.reload()
    await drop.setInputFiles({ name: 'de-novo.ret', mimeType: 'text/plain', buffer: retorno })
    await page.getByText('Este arquivo já foi importado: nada muda').waitFor()
    await page.getByRole('link', { name: 'Ver o que foi feito da primeira vez' }).click()
    await page.getByRole('heading', { name: 'Retorno hoje.ret' }).waitFor()
    await page
      .getByRole('link', { name: String(title.number), exact: true })
      .first()
      .click()
    await page
      .getByRole('heading', { name: `Título ${title.number}` })
      .getByText('Pago')
      .waitFor()
  },
}

/** Forty megabytes of something else: refused in words, before they travel. */
async function refuseWrongFile({ page }: Walk): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'open-sgp-wrong-'))
  try {
    const path = join(directory, 'filme.ret')
    await writeFile(path, Buffer.alloc(40 * 1024 * 1024))
    await page.locator('input[type=file]').setInputFiles(path)
    await page.getByRole('alert').getByText('“filme.ret” não é um arquivo de retorno').waitFor()
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

/** Two clicks, one file. */
async function makeRemessa({ page, picture }: Walk, accountName: string): Promise<Uint8Array> {
  await page.getByRole('link', { name: 'Remessas' }).click()
  await page.getByRole('link', { name: 'Gerar remessa' }).click()
  const card = page.getByRole('region').filter({ hasText: accountName })
  await card.getByRole('button', { name: /^Conferir/ }).click()
  const make = page.getByRole('button', { name: /^Gerar remessa com/ })
  await make.waitFor()
  await picture('draft')
  const downloads: string[] = []
  page.on('download', (download) => downloads.push(download.suggestedFilename()))
  const [download] = await Promise.all([page.waitForEvent('download'), make.dblclick()])
  await page.getByRole('heading', { name: /^Remessa \d+ gerada$/ }).waitFor()
  await card.getByText('Nada a enviar.').waitFor()
  await picture('made')
  expect(downloads.length === 1, `two clicks make one file, found ${downloads.join(', ')}`)
  return await readFile(await download.path())
}

async function issueTitle({ provider }: Walk, accountId: string): Promise<{ id: string; number: number }> {
  const ctx = provider.ctx()
  const { clientId } = await ctx.db
    .selectFrom('billing.invoices')
    .select('clientId')
    .where('companyId', '=', ctx.companyId)
    .orderBy('number')
    .limit(1)
    .executeTakeFirstOrThrow()
  const invoice = await issueInvoice(ctx, {
    clientId,
    accountId,
    reason: 'avulso',
    items: [{ description: 'Visita técnica', amountCents: 12_345, kind: 'avulso' }],
    dueOn: addDays(ctx.today, 5),
  })
  await issueBoletos(ctx, { invoiceIds: [invoice.id] })
  return invoice
}

const statusOf = async ({ provider }: Walk, id: string) => (await getInvoice(provider.ctx(), { id })).status
