import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { permissions } from '#app'
import { newId } from '#kernel/ids'
import { createUser } from '#modules/access'
import { grantCredit } from '#modules/billing'
import { makeContract, makeDebt, signInAs } from '#testing'
import type { OrderOf } from './order.ts'
import { createWorld, type World } from './world.ts'

/** The product's server in a process of its own. */
async function serve({ url, ctx }: World): Promise<{ base: string; kill: () => Promise<void> }> {
  const order: OrderOf<'serve'> = { deed: 'serve', url, companyId: ctx.companyId }
  const child = spawn(process.execPath, [join(import.meta.dirname, 'program.ts'), JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exit = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await exit
  }
  for await (const line of createInterface({ input: child.stdout }))
    if (line.startsWith('http')) return { base: line, kill }
  throw new Error('The server did not start.')
}

test(
  'a payment under a key, its server ended by kill -9 in the middle, is done whole by the next one, once',
  { timeout: 120_000 },
  async () => {
    const world = await createWorld({ clock: () => new Date() })
    const { ctx, app } = world
    const contract = await makeContract(ctx)
    const debt = await makeDebt(ctx, contract, { dueOn: ctx.today })
    await grantCredit(ctx, { clientId: contract.clientId, amountCents: 5_000, reason: 'Queda de sinal' })
    const login = { email: 'ana@provedor.test', password: 'Sol-da-ilha-velha-41' }
    await createUser(ctx, { ...login, name: 'Ana', permissions: Object.keys(permissions) })
    const headers = {
      authorization: `Bearer ${await signInAs(app.runtime.db, login.email)}`,
      'content-type': 'application/json',
      'idempotency-key': newId(),
    }
    const pay = async (base: string) => {
      const answer = await fetch(`${base}/api/invoices/${debt.id}/credit`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ amountCents: 2_000 }),
      })
      return { status: answer.status, body: await answer.text(), replayed: answer.headers.get('idempotency-replayed') }
    }
    const count = async (table: string) => {
      const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
        ctx.db,
      )
      return rows[0]?.count
    }

    const first = await serve(world)
    await ctx.transaction(async (holder) => {
      // The payment has claimed its key and waits for the title.
      await sql`select 1 from billing.invoices where id = ${debt.id} for update`.execute(holder.db)
      const paying = pay(first.base).catch(() => 'cut off')
      await untilSomeoneWaits(world)
      await first.kill()
      expect(await paying).toBe('cut off')
    })
    expect([await count('billing.payments'), await count('kernel.idempotency_keys')]).toEqual([0, 0])

    const second = await serve(world)
    const answers = [await pay(second.base), await pay(second.base)]
    expect(answers.map(({ status, replayed }) => [status, replayed])).toEqual([
      [201, null],
      [201, 'true'],
    ])
    expect(answers[0]?.body).toBe(answers[1]?.body)
    expect([await count('billing.payments'), await count('kernel.idempotency_keys')]).toEqual([1, 1])
    await second.kill()
    await app.close()
  },
)

async function untilSomeoneWaits({ app }: World): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++, await sleep(50)) {
    const { rows } = await sql`
      select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
      app.runtime.db,
    )
    if (rows.length > 0) return
  }
  throw new Error('Nobody waits for the title.')
}
