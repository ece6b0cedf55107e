import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDb } from '#kernel/db'
import { newId } from '#kernel/ids'
import { drainJobs } from '#kernel/worker'
import { createEndpoint } from '#modules/webhooks'
import { openReceiver } from '#testing'
import type { OrderOf } from './order.ts'
import { createWorld } from './world.ts'

const messageCount = 12
const limit = { timeout: 120_000 }

/** Twelve messages about two contracts, and a receiver. */
async function openStory() {
  const { url, app, ctx } = await createWorld({ clock: () => new Date() })
  const receiver = await openReceiver(ctx)
  await createEndpoint(ctx, { name: 'Site', url: receiver.url, events: ['contract.suspended', 'contract.resumed'] })
  const contracts = [newId(), newId()]
  for (let count = 0; count < messageCount; count++)
    await ctx.transaction((ctx) =>
      ctx.emit(count % 4 < 2 ? 'contracts.suspended' : 'contracts.resumed', { contractId: contracts[count % 2] }),
    )
  const idsWhere = async (condition: ReturnType<typeof sql>): Promise<string[]> => {
    const { rows } = await sql<{
      id: string
    }>`select id from webhooks.deliveries where ${condition} order by seq`.execute(ctx.db)
    return rows.map(({ id }) => id)
  }
  return {
    url,
    ctx,
    receiver,
    contracts,
    delivered: () => idsWhere(sql`state = 'delivered'`),
    emittedOf: (contractId: string) => idsWhere(sql`object_id = ${contractId}`),
    /** In the order in which they first came. */
    firstsOf: (contractId: string): string[] => {
      const ids = receiver.received.filter(({ data }) => data['contractId'] === contractId).map(({ id }) => id)
      return [...new Set(ids)]
    },
    startSender: () => {
      const order: OrderOf<'release'> = { deed: 'release', url, companyId: ctx.companyId, invoiceIds: [] }
      const program = join(import.meta.dirname, 'program.ts')
      return spawn(process.execPath, [program, JSON.stringify(order)], { stdio: ['ignore', 'ignore', 'inherit'] })
    },
    /** What a process does that comes after the dead one. */
    goOn: async () => {
      receiver.answer = () => 200
      await sql`update webhooks.deliveries set leased_until = ${new Date(0)} where lease is not null`.execute(ctx.db)
      await ctx.enqueue('webhooks.deliver-due', {})
      await drainJobs(app.work)
    },
    close: async () => {
      await receiver.close()
      await app.close()
    },
  }
}

test(
  'a worker ended by kill -9 while it sends: everything arrives, in order, what was acknowledged before is not sent again',
  limit,
  async () => {
    const { receiver, contracts, delivered, emittedOf, firstsOf, startSender, goOn, close } = await openStory()
    const child = startSender()
    const exit = once(child, 'exit')
    // The fifth message arrives, and its sender never learns of it.
    receiver.answer = () => {
      if (receiver.received.length < 5) return 200
      child.kill('SIGKILL')
      return 'cut'
    }
    await exit
    const acknowledged = await delivered()
    const before = receiver.received.length
    expect([acknowledged.length < messageCount, before >= 5]).toEqual([true, true])

    await goOn()
    const after = receiver.received.slice(before)
    expect(await delivered()).toHaveLength(messageCount)
    expect(after.filter(({ id }) => acknowledged.includes(id))).toEqual([])
    for (const contractId of contracts) expect(firstsOf(contractId)).toEqual(await emittedOf(contractId))
    await close()
  },
)

test(
  'a worker ended between the receiver’s yes and its own commit: those messages come once more under their ids, nothing else does',
  limit,
  async () => {
    const { url, ctx, receiver, contracts, delivered, emittedOf, firstsOf, startSender, goOn, close } =
      await openStory()
    const outsider = createDb(url, 1)
    const blocker = await outsider.startTransaction().execute()
    const child = startSender()
    const exit = once(child, 'exit')
    // From the fifth message on the sender hears yes and cannot write it down, because another holds the rows; then it dies.
    let isHeld = false
    receiver.answer = async () => {
      if (receiver.received.length < 5) return 200
      if (!isHeld) {
        isHeld = true
        await sql`select from webhooks.deliveries where state = 'waiting' for update`.execute(blocker)
        void waitForWriters().then(() => child.kill('SIGKILL'))
      }
      return 200
    }
    await exit
    await blocker.rollback().execute()
    await outsider.destroy()
    const acknowledged = await delivered()
    const told = receiver.received.map(({ id }) => id)
    const unsure = told.filter((id) => !acknowledged.includes(id))
    expect([acknowledged.length >= 4, unsure.length > 0]).toEqual([true, true])

    await goOn()
    const after = receiver.received.slice(told.length).map(({ id }) => id)
    const never = (await Promise.all(contracts.map(emittedOf))).flat().filter((id) => !told.includes(id))
    expect(after.toSorted()).toEqual([...unsure, ...never].toSorted())
    expect(await delivered()).toHaveLength(messageCount)
    for (const contractId of contracts) expect(firstsOf(contractId)).toEqual(await emittedOf(contractId))
    await goOn()
    expect(receiver.received).toHaveLength(told.length + after.length)
    await close()

    /** Until the sender stands before the lock with its “delivered”. */
    async function waitForWriters(): Promise<void> {
      for (;;) {
        const { rows } = await sql`select from pg_stat_activity
          where wait_event_type = 'Lock' and query like '%update webhooks.deliveries set state%'`.execute(ctx.db)
        if (rows.length > 0) return
        await setTimeout(20)
      }
    }
  },
)
