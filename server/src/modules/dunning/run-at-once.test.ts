import { expect, test } from 'vitest'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { drainJobs } from '#kernel/worker'
import { atDay, mailbox, makeCompany, makeContract, makeDebt, openApp, payInvoice, testActor } from '#testing'
import { releaseSettled } from './release-settled.ts'
import { runDunning } from './run-dunning.ts'

test('two workers on the same day do the work of one, and a payment at that very moment wins', async () => {
  const app = await openApp()
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  const ctx = outside.forCompany((await makeCompany(outside)).id)
  const contracts = []
  for (let count = 0; count < 6; count += 1) contracts.push(await makeContract(ctx))
  const invoices = []
  for (const contract of contracts) invoices.push(await makeDebt(ctx, contract))

  const noticeDay = atDay(ctx, '2026-02-06')
  const noticed = await Promise.all([runDunning(noticeDay), runDunning(noticeDay)])
  expect(noticed.reduce((sum, run) => sum + run.noticedCount, 0)).toBe(6)
  await drainJobs({ ...app.work, runtime: { ...app.runtime, clock: () => noticeDay.now } })
  expect((await mailbox()).messages).toHaveLength(6)

  const day = atDay(ctx, '2026-02-23')
  const [paid] = invoices
  if (!paid) throw new Error('No title was made.')
  await Promise.all([
    runDunning(day),
    runDunning(day),
    payInvoice(day, paid.id).then(() => releaseSettled(day, { invoiceIds: [paid.id] })),
  ])
  const states = await ctx.db.selectFrom('contracts.contracts').select(['id', 'status']).orderBy('number').execute()
  expect(states.map(({ status }) => status)).toEqual(['active', ...Array.from({ length: 5 }, () => 'suspended')])
  const proofs = await ctx.db.selectFrom('dunning.proofs').select('contractId').execute()
  expect(new Set(proofs.map(({ contractId }) => contractId)).size).toBe(proofs.length)
  await app.close()
  ;(await mailbox()).clear()
})
