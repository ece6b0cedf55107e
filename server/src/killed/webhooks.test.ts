import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { newId } from '#kernel/ids'
import { drainJobs } from '#kernel/worker'
import { createEndpoint } from '#modules/webhooks'
import { openReceiver } from '#testing'
import type { OrderOf } from './order.ts'
import { createWorld } from './world.ts'

const messageCount = 12

test(
  'a worker ended by kill -9 while it sends: everything arrives, in order, what was acknowledged before is not sent again',
  { timeout: 120_000 },
  async () => {
    const { url, app, ctx } = await createWorld({ clock: () => new Date() })
    const receiver = await openReceiver(ctx)
    await createEndpoint(ctx, { name: 'Site', url: receiver.url, events: ['contract.suspended', 'contract.resumed'] })
    const contracts = [newId(), newId()]
    for (let count = 0; count < messageCount; count++)
      await ctx.transaction((ctx) =>
        ctx.emit(count % 4 < 2 ? 'contracts.suspended' : 'contracts.resumed', { contractId: contracts[count % 2] }),
      )
    const order: OrderOf<'release'> = { deed: 'release', url, companyId: ctx.companyId, invoiceIds: [] }
    const child = spawn(process.execPath, [join(import.meta.dirname, 'program.ts'), JSON.stringify(order)], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const exit = once(child, 'exit')
    // The fifth message arrives, and its sender never learns of it.
    receiver.answer = () => {
      if (receiver.received.length < 5) return 200
      child.kill('SIGKILL')
      return 'cut'
    }
    await exit
    const acknowledged = await deliveredIds()
    const before = receiver.received.length
    expect([acknowledged.length < messageCount, before >= 5]).toEqual([true, true])

    receiver.answer = () => 200
    await sql`update webhooks.deliveries set leased_until = ${new Date(0)} where lease is not null`.execute(ctx.db)
    await ctx.enqueue('webhooks.deliver-due', {})
    await drainJobs(app.work)
    const after = receiver.received.slice(before)
    expect(await deliveredIds()).toHaveLength(messageCount)
    expect(after.filter(({ id }) => acknowledged.includes(id))).toEqual([])
    for (const contractId of contracts) expect(firstsOf(contractId)).toEqual(await emittedOf(contractId))
    await receiver.close()
    await app.close()

    async function deliveredIds(): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`select id from webhooks.deliveries where state = 'delivered'`.execute(
        ctx.db,
      )
      return rows.map(({ id }) => id)
    }
    async function emittedOf(contractId: string): Promise<string[]> {
      const { rows } = await sql<{ id: string }>`
        select id from webhooks.deliveries where object_id = ${contractId} order by seq`.execute(ctx.db)
      return rows.map(({ id }) => id)
    }
    /** In the order in which they first came. */
    function firstsOf(contractId: string): string[] {
      const ids = receiver.received.filter(({ data }) => data['contractId'] === contractId).map(({ id }) => id)
      return [...new Set(ids)]
    }
  },
)
