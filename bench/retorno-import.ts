// An Itaú retorno of 100,000 paid titles imported by the use case, against a raw COPY, from files of the server, of the very rows
// that it wrote (lines, payments, ledger, events) into empty copies of these tables with the same indexes, foreign keys and triggers.
// COPY does none of the reading, matching and updating of titles and invoices: the ratio says what all of that costs.
import { sql } from 'kysely'
import type { Ctx } from '../server/src/kernel/context.ts'
import { importRetorno } from '../server/src/modules/banking/index.ts'
import { getAccount, getCompany } from '../server/src/modules/company/index.ts'
import { makeAccount } from '../server/src/testing/make.ts'
import { copyTable, listColumns } from './copy-table.ts'
import { withDatabase } from './database.ts'
import { report, timeMs, verdict } from './figures.ts'
import { insertClients, insertTitles, loadSetWise } from './people.ts'
import { paidRetorno } from './retorno-file.ts'

const count = 100_000
const amountCents = 9_990
const limitMs = 30_000
const written = ['billing.payments', 'billing.ledger', 'banking.retorno_lines', 'kernel.events']

async function makeFile(ctx: Ctx, accountId: string): Promise<Uint8Array> {
  const { bankKeys: conta } = await getAccount(ctx, { id: accountId })
  const { legalName: nome, cnpj: documento } = await getCompany(ctx)
  const titles = Array.from({ length: count }, (_, index) => ({
    nossoNumero: String(index + 1).padStart(8, '0'),
    seuNumero: String(index + 1),
    amountCents,
  }))
  return paidRetorno({ conta, beneficiario: { nome, documento } }, titles)
}

async function copyRaw(ctx: Ctx): Promise<number> {
  const { rows } = await sql<{ folder: string }>`select current_setting('data_directory') as folder`.execute(ctx.db)
  let ms = 0
  for (const table of written) {
    const copy = await copyTable(ctx.db, table)
    const columns = await listColumns(ctx.db, table)
    const file = `${rows[0]?.folder}/${copy}`
    await sql.raw(`copy (select ${columns} from ${table}) to '${file}'`).execute(ctx.db)
    ms += await timeMs(() => sql.raw(`copy ${copy} (${columns}) from '${file}'`).execute(ctx.db))
  }
  return ms
}

await withDatabase(async ({ ctx: today }) => {
  const ctx = today.at(new Date('2026-12-11T12:00:00Z'))
  const account = await makeAccount(ctx)
  await loadSetWise(ctx, ['clients.clients', 'billing.invoices', 'banking.boletos'], async (ctx) => {
    await insertClients(ctx, count)
    await insertTitles(ctx, { accountId: account.id, amountCents, dueOn: '2026-12-10' })
  })
  const bytes = await makeFile(ctx, account.id)
  let outcomes: Record<string, number> = {}
  const ms = await timeMs(async () => {
    outcomes = (await importRetorno(ctx, { bytes, fileName: 'CN11125A.RET' })).outcomes
  })
  if (outcomes['settled'] !== count) throw new Error(`Settled ${JSON.stringify(outcomes)} of ${count} titles.`)
  const rawMs = await copyRaw(ctx)
  report(
    'retorno de 100.000 títulos: importação',
    `${(ms / 1000).toFixed(1)} s`,
    `${(ms / rawMs).toFixed(2)}× o COPY puro (${(rawMs / 1000).toFixed(1)} s); ${(ms / limitMs).toFixed(2)}× o limite de ${limitMs / 1000} s: ${verdict(ms <= limitMs)}`,
  )
})
