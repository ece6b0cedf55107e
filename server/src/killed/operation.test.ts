import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { getOperation, startOperation } from '#kernel/operations'
import { billingRun } from '#modules/billing'
import { startOfTests } from '#testing'
import { checkBooks } from '../scenarios/check-books.ts'
import { live } from './live.ts'
import { makeManyContracts } from './make-many-contracts.ts'
import type { OrderOf } from './order.ts'
import { createWorld } from './world.ts'

const contractCount = 6_000

test(
  'a billing run that a person watches, its worker ended by kill -9 twice, is one run that ends by itself',
  { timeout: 300_000 },
  async () => {
    const world = await createWorld({ clock: () => new Date() })
    const { url, app, ctx } = world
    await makeManyContracts(ctx.at(startOfTests), contractCount)
    const { operationId } = await startOperation(ctx, billingRun, { dueUntil: '2026-02-10' })
    const order: OrderOf<'operate'> = { deed: 'operate', url, companyId: ctx.companyId, operationId }
    // Lines come in pairs, begin and commit: the run is opened by the first pair, a page is billed by each that follows.
    for (const atLine of [4, 3]) {
      expect(await live(order, { atLine })).toMatchObject({ isDone: false })
      expect(await getOperation(ctx, { id: operationId })).toMatchObject({ state: 'running' })
    }
    expect(await live(order)).toMatchObject({ isDone: true })
    const { rows } = await sql<Record<string, unknown>>`
      select count(distinct r.id)::int as runs, count(i.*)::int as titles, count(distinct i.contract_id)::int as contracts,
        min(r.invoice_count) as counted, bool_and(r.finished_at is not null) as is_finished
      from billing.runs r join billing.invoices i on i.run_id = r.id where r.company_id = ${ctx.companyId}`.execute(
      ctx.db,
    )
    const billed = contractCount * 0.9
    expect(rows).toEqual([{ runs: 1, titles: billed, contracts: billed, counted: billed, isFinished: true }])
    expect(await getOperation(ctx, { id: operationId })).toMatchObject({ state: 'done', problem: null })
    expect((await checkBooks(ctx)).differences).toEqual([])
    await app.close()
  },
)
