import { sql } from 'kysely'
import pg from 'pg'
import { expect } from 'vitest'
import { changeClient } from '#modules/clients'
import { makeClient, makeCompany, makeContract, makeLogin, openApp, test, testActor } from '#testing'
import { notAudited } from './audit-tables.ts'
import { createCtx, type Ctx } from './context.ts'
import { newId } from './ids.ts'

type Row = { tableName: string; op: string; actorId: string; requestId: string; content: unknown }

const changesOf = async (ctx: Ctx, recordId: string): Promise<Row[]> =>
  (
    await sql<Row>`select l.table_name, l.op, l.actor_id, l.request_id, d.content from kernel.audit_details d
      join kernel.audit_log l on l.id = d.audit_id where d.record_id = ${recordId} order by l.chain, l.seq`.execute(
      ctx.db,
    )
  ).rows

test('a change says who, in which request, and what every field held before and after', async ({ ctx }) => {
  const { id, version } = await makeClient(ctx)
  await changeClient(ctx, { id, version, name: 'Maria Aparecida' })
  const [created, changed] = await changesOf(ctx, id)
  expect(created).toMatchObject({
    tableName: 'clients.clients',
    op: 'insert',
    actorId: 'teste',
    requestId: ctx.requestId,
  })
  expect(changed).toMatchObject({
    op: 'update',
    content: { before: { name: expect.any(String) }, after: { name: 'Maria Aparecida' } },
  })
  expect(JSON.stringify(changed?.content)).not.toContain('document')
})

test('a rehearsal leaves no trace, and what follows it still has its author', async ({ ctx }) => {
  const { id, version } = await makeClient(ctx)
  await ctx.rehearse((on) => changeClient(on, { id, version, name: 'Nunca' }))
  await changeClient(ctx, { id, version, name: 'Depois' })
  expect((await changesOf(ctx, id)).map(({ op, actorId }) => [op, actorId])).toEqual([
    ['insert', 'teste'],
    ['update', 'teste'],
  ])
})

test('a secret never enters the log: it says only that it changed', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  const planted = 'segredo-plantado-7391'
  const login = await makeLogin(ctx, { contractId: contract.id, password: planted })
  await sql`update radius.logins set password_sealed = ${Buffer.from(planted)} where id = ${login.id}`.execute(ctx.db)
  const rows = await changesOf(ctx, login.id)
  expect(rows.at(-1)?.content).toEqual({ before: { password_sealed: '•••' }, after: { password_sealed: '•••' } })
  const told = JSON.stringify(rows)
  expect(told).not.toContain(planted)
  expect(told).not.toContain(Buffer.from(planted).toString('hex'))
})

test('many rows that are made at once are one row of the log, with their number and ids', async ({ ctx }) => {
  await sql`insert into radius.nas (id, company_id, name, network, type, secret_sealed, created_at, updated_at)
    select kernel.uuid_v7(), ${ctx.companyId}, 'n' || n, ('10.9.' || n || '.1')::cidr, 'mikrotik', 'x', ${ctx.now}, ${ctx.now} from generate_series(1, 60) n`
    .execute(ctx.db)
    .catch((error: unknown) => expect.fail(String(error)))
  const { rows } = await sql<{ rowCount: number; content: { count: number; ids: string[] } }>`
    select l.row_count, d.content from kernel.audit_log l join kernel.audit_details d on d.audit_id = l.id
    where l.table_name = 'radius.nas' and l.company_id = ${ctx.companyId}`.execute(ctx.db)
  expect(rows).toMatchObject([{ rowCount: 60, content: { count: 60 } }])
  expect(rows[0]?.content.ids).toHaveLength(60)
})

test('nobody empties, alters or deletes the log', async ({ ctx }) => {
  await makeClient(ctx)
  for (const statement of [
    'update kernel.audit_log set actor_id = actor_id',
    'delete from kernel.audit_log',
    'truncate kernel.audit_log',
    'truncate kernel.audit_details',
    'delete from kernel.audit_details',
    "update kernel.audit_details set content = '{}'",
    'delete from kernel.audit_chains',
    'truncate kernel.audit_checkpoints',
  ]) {
    await sql`savepoint attempt`.execute(ctx.db)
    await expect(sql.raw(statement).execute(ctx.db), statement).rejects.toMatchObject({ code: '23001' })
    await sql`rollback to savepoint attempt`.execute(ctx.db)
  }
})

test('every table is under the log, or stands in the list with its reason', async ({ ctx }) => {
  const { rows } = await sql<{ name: string; triggers: number }>`
    select format('%s.%s', n.nspname, c.relname) as name,
      (select count(*) from pg_trigger t where t.tgrelid = c.oid and t.tgname in ('audit_insert', 'audit_update', 'audit_delete'))::int as triggers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'pgboss')`.execute(
    ctx.db,
  )
  const told = Object.fromEntries(rows.map(({ name, triggers }) => [name, triggers]))
  const wanted = Object.fromEntries(rows.map(({ name }) => [name, name in notAudited ? 0 : 3]))
  expect(told).toEqual(wanted)
  expect(Object.keys(notAudited).filter((name) => !(name in told))).toEqual([])
})

test('writers at the same time take chains of their own, and each change keeps its own author', async () => {
  const app = await openApp()
  try {
    const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
    const { id: companyId } = await makeCompany(outside)
    const people = ['ana', 'bia', 'caio', 'davi', 'eva'].map((id) =>
      createCtx(app.runtime, { actor: { ...testActor, id }, companyId }),
    )
    const made = await Promise.all(
      people.flatMap((ctx) => [1, 2, 3, 4].map(async () => ({ by: ctx.actor.id, id: (await makeClient(ctx)).id }))),
    )
    for (const { by, id } of made) expect((await changesOf(outside, id))[0]?.actorId).toBe(by)
    const stranger = new pg.Client(app.url)
    await stranger.connect()
    await stranger.query("update clients.clients set name = 'Por fora' where id = $1", [made[0]?.id])
    await stranger.end()
    expect((await changesOf(outside, made[0]?.id ?? '')).at(-1)?.actorId).toBe(new URL(app.url).username)
    const { rows } = await sql<{ broken: number }>`select count(*)::int as broken from (
      select hash is distinct from kernel.audit_hash(l) or prev_hash <> coalesce(lag(hash) over w, '') or seq <> row_number() over w as is_broken
      from kernel.audit_log l window w as (partition by chain order by seq)) x where is_broken`.execute(outside.db)
    expect(rows).toEqual([{ broken: 0 }])
  } finally {
    await app.close()
  }
})
