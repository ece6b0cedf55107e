import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { drainJobs } from '#kernel/worker'
import { createRemessa } from '#modules/banking'
import { atDay, makeCompany, openApp, testActor } from '#testing'
import { billFor, contractOf } from './run-fixtures.ts'
import { undoRun } from './undo-run.ts'

test('while a file to the bank is being written nothing of it is undone, nor is it afterwards', async () => {
  const app = await openApp()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  const ctx = atDay(outside.forCompany((await makeCompany(outside)).id), '2026-01-31')
  await contractOf(ctx, { activatedOn: '2026-01-10' })
  const { runId } = await billFor(ctx, '2026-02-10')
  await drainJobs({ ...app.work, runtime: { ...app.runtime, clock: () => ctx.now } })

  let undone: Promise<unknown> = Promise.resolve()
  await ctx.transaction(async (ctx) => {
    const { accountId } = await ctx.db.selectFrom('banking.boletos').select('accountId').executeTakeFirstOrThrow()
    // As the file begins: its orders are read behind this lock.
    await sql`select from banking.sequences where account_id = ${accountId} for update`.execute(ctx.db)
    undone = undoRun(createCtx(app.runtime, { actor: testActor, companyId: ctx.companyId, now: ctx.now }), {
      runId,
      reason: 'Preço errado',
    })
    undone.catch(() => {})
    expect(await Promise.race([undone.then(String, String), setTimeout(500, 'waits')])).toBe('waits')
    await createRemessa(ctx, { accountId })
  })
  await expect(undone).rejects.toMatchObject({ code: 'run-not-undoable', extra: { refusals: [{ cause: 'sent' }] } })
  await app.close()
})
