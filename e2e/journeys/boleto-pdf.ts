import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { parseBoleto } from '@open-sgp/boleto'
import { expect, signIn, type Journey, type Walk } from '../journey.ts'

const tools = ['pdftoppm', 'zbarimg']

export const journey: Journey = {
  sentence: 'the PDF that the screen gives holds the bar code of its line and the Pix of its page',
  walk: async (walk) => {
    const { page, picture } = walk
    await signIn(walk)
    await page.goto(`/titulos/${await findInvoice(walk)}`)
    const line = (await page.locator('[data-copy="Linha digitável"]').textContent()) ?? ''
    const pix = (await page.locator('[data-copy="Pix copia e cola"]').textContent()) ?? ''
    await picture('title')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Baixar PDF' }).click(),
    ])
    const missing = tools.filter((tool) => spawnSync(tool, ['--version']).error !== undefined)
    if (missing.length > 0) {
      process.stdout.write(
        `  bar code and QR not read back, skipped: install ${missing.join(', ')} (poppler-utils, zbar-tools)\n`,
      )
      return
    }
    const codes = readCodes(await download.path())
    expect(codes.includes(parseBoleto(line).codigoBarras), `the bar code is that of ${line}, read ${codes.join(' ')}`)
    expect(codes.includes(pix), `the QR code is the Pix of the page, read ${codes.join(' ')}`)
  },
}

/** An open title whose boleto has a Pix. */
async function findInvoice({ provider }: Walk): Promise<string> {
  const ctx = provider.ctx()
  const { rows } = await sql<{ id: string }>`
    select i.id from billing.invoices i join banking.boletos b on b.invoice_id = i.id
    where i.company_id = ${ctx.companyId} and i.status = 'open' and b.status in ('sent', 'registered') and b.pix_payload is not null
    order by i.number desc limit 1`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Error('The provider has no open title with a boleto.')
  return found.id
}

function readCodes(pdf: string): string[] {
  const directory = mkdtempSync(join(tmpdir(), 'open-sgp-boleto-'))
  try {
    execFileSync('pdftoppm', ['-r', '200', '-png', pdf, join(directory, 'page')])
    const images = readdirSync(directory).map((name) => join(directory, name))
    const text = execFileSync('zbarimg', ['-q', '--raw', ...images], {
      encoding: 'utf8',
      // zbarimg complains of a desktop that is not there.
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    return text.split('\n').filter((code) => code !== '')
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
