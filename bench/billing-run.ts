// 100,000 contracts billed by the use case, against one raw INSERT … SELECT a table of the very rows that it wrote (invoices,
// charges, ledger, cycles, events) into empty copies of these tables with the same indexes, checks, foreign keys and triggers.
// Both sides run twice, in turns, and each gives its better time, so that a neighbour's load falls on neither alone.
import { sql } from 'kysely'
import type { Ctx } from '../server/src/kernel/context.ts'
import { runBilling } from '../server/src/modules/billing/index.ts'
import { makeAccount } from '../server/src/testing/make.ts'
import { makePlan } from '../server/src/testing/make-plan.ts'
import { copyTable, listColumns } from './copy-table.ts'
import { withDatabase } from './database.ts'
import { report, timeMs, verdict } from './figures.ts'
import { insertAddresses, insertClients, insertContracts, insertPlanPeriods, loadSetWise } from './people.ts'

const count = 100_000
const written = ['billing.invoices', 'billing.charges', 'billing.ledger', 'billing.cycles', 'kernel.events']

async function bill(ctx: Ctx): Promise<number> {
  await sql`truncate ${sql.join(written.map((table) => sql.table(table)))} cascade`.execute(ctx.db)
  let invoiceCount = 0
  const ms = await timeMs(async () => {
    invoiceCount = (await runBilling(ctx, { dueUntil: '2026-02-10' })).invoiceCount
  })
  if (invoiceCount !== count) throw new Error(`Billed ${invoiceCount} of ${count} contracts.`)
  return ms
}

async function insertRaw(ctx: Ctx): Promise<number> {
  let ms = 0
  for (const table of written) {
    const copy = await copyTable(ctx.db, table)
    const columns = await listColumns(ctx.db, table)
    const insert = sql.raw(`insert into ${copy} (${columns}) select ${columns} from ${table}`)
    ms += await timeMs(() => insert.execute(ctx.db))
    await sql.raw(`drop table ${copy}`).execute(ctx.db)
  }
  return ms
}

await withDatabase(async ({ ctx: today }) => {
  const ctx = today.at(new Date('2026-01-31T12:00:00Z'))
  await makeAccount(ctx)
  const { version } = await makePlan(ctx)
  await loadSetWise(ctx, ['clients.clients', 'clients.addresses', 'contracts.contracts'], async (ctx) => {
    await insertClients(ctx, count)
    await insertAddresses(ctx)
    await insertContracts(ctx, version, { dueDay: 10, activatedOn: '2026-01-10' })
    await insertPlanPeriods(ctx, version)
  })
  const first = [await bill(ctx), await insertRaw(ctx)] as const
  const second = [await bill(ctx), await insertRaw(ctx)] as const
  const [runMs, rawMs] = [Math.min(first[0], second[0]), Math.min(first[1], second[1])]
  const ratio = runMs / rawMs
  report(
    'rodada de faturamento de 100.000 contratos',
    `${(runMs / 1000).toFixed(1)} s`,
    `${ratio.toFixed(2)}× a inserção pura (${(rawMs / 1000).toFixed(1)} s), meta 3×: ${verdict(ratio <= 3)}`,
  )
})
