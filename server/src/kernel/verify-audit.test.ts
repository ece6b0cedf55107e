import { sql } from 'kysely'
import { expect } from 'vitest'
import { changeClient } from '#modules/clients'
import { makeClient, test } from '#testing'
import type { Ctx } from './context.ts'
import { signAudit } from './sign-audit.ts'
import { verifyAudit } from './verify-audit.ts'

/** As somebody who owns the database would: past the triggers that refuse. */
async function tamper(ctx: Ctx, statement: string): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(ctx.db)
  await sql.raw(statement).execute(ctx.db)
  await sql`set local session_replication_role = origin`.execute(ctx.db)
}

async function live(ctx: Ctx): Promise<{ first: number; last: number; chain: number }> {
  const client = await makeClient(ctx)
  for (let version = client.version; version < client.version + 6; version++)
    await changeClient(ctx, { id: client.id, version, name: `Nome ${version}` })
  const { rows } = await sql<{ first: number; last: number; chain: number }>`
    select min(seq) as first, max(seq) as last, min(chain) as chain from kernel.audit_log`.execute(ctx.db)
  return rows[0] ?? expect.fail('no rows')
}

const found = async (ctx: Ctx) => (await verifyAudit(ctx)).findings.map(({ kind, seq }) => [kind, seq])

/** Whoever can write the tables can also compute what binds them; what they cannot do is sign. */
const rewrite = (from: number) => `do $do$
  declare entry kernel.audit_log; last bytea;
  begin
    for entry in select * from kernel.audit_log where seq >= ${from} order by seq loop
      entry.prev_hash := coalesce(last, entry.prev_hash);
      last := kernel.audit_hash(entry);
      update kernel.audit_log set prev_hash = entry.prev_hash, hash = last where id = entry.id;
    end loop;
    update kernel.audit_chains set hash = last;
  end $do$`

test('what nobody touched is sound, and says how much it is', async ({ ctx }) => {
  const { last } = await live(ctx)
  expect(await verifyAudit(ctx)).toMatchObject({ isSound: true, rowCount: last, chainCount: 1, findings: [] })
})

test('an altered row is named', async ({ ctx }) => {
  const { last } = await live(ctx)
  await tamper(ctx, `update kernel.audit_log set actor_id = 'outro' where seq = ${last - 3}`)
  expect(await found(ctx)).toEqual([['altered', last - 3]])
})

test('a row that was altered with its hash is named by the one that follows', async ({ ctx }) => {
  const { last } = await live(ctx)
  await tamper(ctx, `update kernel.audit_log l set actor_id = 'outro' where seq = ${last - 3}`)
  await tamper(ctx, `update kernel.audit_log l set hash = kernel.audit_hash(l) where seq = ${last - 3}`)
  expect(await found(ctx)).toEqual([['altered', last - 3]])
})

test('the last row altered with its hash is named by the head', async ({ ctx }) => {
  const { last } = await live(ctx)
  await tamper(ctx, `update kernel.audit_log l set actor_id = 'outro' where seq = ${last}`)
  await tamper(ctx, `update kernel.audit_log l set hash = kernel.audit_hash(l) where seq = ${last}`)
  expect(await found(ctx)).toEqual([['altered', last]])
})

test('deleted rows are named, in the middle and at the end', async ({ ctx }) => {
  const { last } = await live(ctx)
  await tamper(ctx, `delete from kernel.audit_log where seq in (${last - 3}, ${last - 2}, ${last})`)
  const { findings } = await verifyAudit(ctx)
  expect(findings.filter(({ kind }) => kind === 'missing').map(({ detail }) => detail)).toEqual([
    expect.stringContaining(`faltam os registros ${last - 3} a ${last - 2}`),
    expect.stringContaining(`falta o registro ${last}`),
  ])
})

test('an inserted row is named, beyond the head and between two others', async ({ ctx }) => {
  const { last, chain } = await live(ctx)
  const copy = (
    seq: string,
  ) => `insert into kernel.audit_log select (jsonb_populate_record(l, jsonb_build_object('id', gen_random_uuid(), 'seq', ${seq}))).*
    from kernel.audit_log l where chain = ${chain} and seq = ${last}`
  await tamper(ctx, copy('seq + 1'))
  expect(await found(ctx)).toContainEqual(['inserted', last + 1])
  await tamper(ctx, 'drop index kernel.audit_log_chain')
  await tamper(ctx, copy('seq - 4'))
  expect(await found(ctx)).toContainEqual(['inserted', last - 4])
})

test('a chain that was rewritten to its head is betrayed by its signature', async ({ ctx }) => {
  const { last } = await live(ctx)
  expect(await signAudit(ctx)).toBe(1)
  expect(await signAudit(ctx)).toBeNull()
  expect((await verifyAudit(ctx)).isSound).toBe(true)
  await tamper(ctx, `update kernel.audit_log set actor_id = 'outro' where seq = ${last - 3}`)
  await tamper(ctx, rewrite(last - 3))
  const { findings } = await verifyAudit(ctx)
  expect(findings.map(({ kind }) => kind)).toEqual(['rewritten'])
  expect(findings[0]?.detail).toContain('assinatura 1')
})

test('a signature cannot be made anew, changed or dropped unseen', async ({ ctx }) => {
  await live(ctx)
  await signAudit(ctx)
  await live(ctx)
  await signAudit(ctx)
  await tamper(ctx, `update kernel.audit_checkpoints set mac = sha256('x') where number = 1`)
  expect((await verifyAudit(ctx)).findings.map(({ kind }) => kind)).toEqual(['signature', 'signature'])
  await tamper(ctx, `delete from kernel.audit_checkpoints where number = 2`)
  expect((await verifyAudit(ctx)).findings.at(-1)?.detail).toContain('Faltam as assinaturas depois da 1')
})

test('contents that a rule erased leave the chain whole; contents that somebody changed do not', async ({ ctx }) => {
  await live(ctx)
  await sql`update kernel.audit_details set content = null, salt = null where audit_id in (select id from kernel.audit_log order by seq limit 2)`.execute(
    ctx.db,
  )
  expect((await verifyAudit(ctx)).findings).toMatchObject([
    { kind: 'content', detail: expect.stringContaining('só registraram 0') },
  ])
  const entry = { kind: 'erasure', at: ctx.now, actor_kind: 'system', actor_id: 'regra', request_id: '', row_count: 9 }
  await sql`select kernel.audit_write(${JSON.stringify([entry])}::jsonb)`.execute(ctx.db)
  expect(await verifyAudit(ctx)).toMatchObject({ isSound: true })
  await tamper(
    ctx,
    `update kernel.audit_details set content = '{"after": {}}' where content is not null and position = 1
    and audit_id = (select id from kernel.audit_log order by seq desc offset 2 limit 1)`,
  )
  expect(await verifyAudit(ctx)).toMatchObject({ isSound: false, findings: [{ kind: 'content' }] })
})

test('a period is walked on its own, bound to the row before it', async ({ ctx }) => {
  await live(ctx)
  const later = ctx.at(new Date(ctx.now.getTime() + 86_400_000))
  await live(later)
  const day = { from: later.now, to: new Date(later.now.getTime() + 1) }
  const { rowCount, isSound } = await verifyAudit(ctx, day)
  expect(isSound).toBe(true)
  expect(rowCount).toBeLessThan((await verifyAudit(ctx)).rowCount)
  await tamper(
    ctx,
    `update kernel.audit_log set actor_id = 'outro' where seq = (select min(seq) + 1 from kernel.audit_log where at = '${later.now.toISOString()}')`,
  )
  expect((await verifyAudit(ctx, { to: later.now })).isSound).toBe(true)
  expect((await verifyAudit(ctx, day)).isSound).toBe(false)
})
