// A process of the product that the tests of this folder end by `kill -9`. On standard output it says `ready`, then each thing that
// it begins or has behind it, and last `done`.
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { createApp, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { deadLetterQueue } from '#kernel/jobs'
import { startWorker, type Work } from '#kernel/worker'
import { importRetorno } from '#modules/banking'
import { registerPayment, runBilling } from '#modules/billing'
import { testKey, testPorts } from '../testing/ports.ts'
import { Order, type OrderOf } from './order.ts'

const say = (text: string) => process.stdout.write(`${text}\n`)

async function main(order: Order): Promise<void> {
  const isWorker = order.deed === 'release' || order.deed === 'operate'
  const app = await createApp({
    url: order.url,
    secretKey: testKey,
    ports: testPorts(),
    logLevel: 'silent',
    isWorker,
    ...('now' in order && { clock: () => new Date(order.now) }),
  })
  const actor = { kind: 'system', id: 'killed', name: 'Processo', permissions: new Set<string>() } as const
  const ctx = tellingCtx(createCtx(app.runtime, { actor, companyId: order.companyId }))
  say('ready')
  if (order.deed === 'bill') await runBilling(ctx, { dueUntil: order.dueUntil })
  else if (order.deed === 'import') await importFile(ctx, order)
  else if (order.deed === 'operate') await operate(ctx, app, order)
  else if (order.deed === 'serve') return await serve(app)
  else await release(ctx, app, order)
  say('done')
  await app.close()
}

/** The same ctx, telling when a transaction begins and when it is committed. */
const tellingCtx = (ctx: Ctx): Ctx => ({
  ...ctx,
  transaction: async (work) => {
    say('begin')
    const result = await ctx.transaction(work)
    say('commit')
    return result
  },
})

const telling = (work: Work): Work => ({
  ...work,
  jobs: work.jobs.map((job) => ({ ...job, run: (ctx: Ctx, payload: unknown) => job.run(tellingCtx(ctx), payload) })),
})

const importFile = (ctx: Ctx, { path }: OrderOf<'import'>) =>
  importRetorno(ctx, { bytes: readFileSync(path), fileName: basename(path) })

/** Answers requests until its end; says where. */
async function serve(app: App): Promise<void> {
  const server = await app.createServer()
  say(await server.listen({ host: '127.0.0.1', port: 0 }))
}

/** Works until the operation is over. */
async function operate(ctx: Ctx, { work }: App, { operationId }: OrderOf<'operate'>): Promise<void> {
  await startWorker(telling(work))
  for (let isOver = false; !isOver; await sleep(100)) {
    const { rows } = await sql<{ isOver: boolean }>`
      select finished_at is not null as is_over from kernel.operations where id = ${operationId}`.execute(ctx.db)
    isOver = rows[0]?.isOver === true
  }
}

/** Takes the Pix of these titles, those of earlier lives once more, and works until no queue has anything left. */
async function release(ctx: Ctx, { work }: App, { invoiceIds }: OrderOf<'release'>): Promise<void> {
  await startWorker(telling(work))
  for (const invoiceId of invoiceIds)
    await registerPayment(ctx, {
      sourceKey: `pix:${invoiceId}`,
      method: 'pix',
      invoiceId,
      paidOn: ctx.today,
      receivedCents: 50_000,
    })
  while ((await countUnfinished(ctx)) > 0) await sleep(100)
}

async function countUnfinished({ db }: Ctx): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from pgboss.job
    where state in ('created', 'retry', 'active') and name <> ${deadLetterQueue}`.execute(db)
  return rows[0]?.count ?? 0
}

await main(Order.parse(JSON.parse(process.argv[2] ?? '')))
