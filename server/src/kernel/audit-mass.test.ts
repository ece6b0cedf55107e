import { sql } from 'kysely'
import { expect } from 'vitest'
import { makeClient, test } from '#testing'
import type { Ctx } from './context.ts'

type Told = { rowCount: number; recordId: string; parentId: string | null; content: { before: object; after: object } }

const many = 60

async function makeMany(ctx: Ctx): Promise<void> {
  await sql`insert into radius.nas (id, company_id, name, network, type, secret_sealed, created_at, updated_at)
    select kernel.uuid_v7(), ${ctx.companyId}, 'n' || n, ('10.9.' || n || '.1')::cidr, 'mikrotik', 'x', ${ctx.now}, ${ctx.now}
    from generate_series(1, ${many}::int) n`.execute(ctx.db)
}

const changesOf = async (ctx: Ctx, table: string): Promise<Told[]> =>
  (
    await sql<Told>`select l.row_count, d.record_id, d.parent_id, d.content from kernel.audit_log l join kernel.audit_details d on d.audit_id = l.id
      where l.table_name = ${table} and l.op = 'update' and l.company_id = ${ctx.companyId} order by l.seq, d.position`.execute(
      ctx.db,
    )
  ).rows

test('a statement that changes many rows says of each what it held before and after, and nothing of what stayed', async ({
  ctx,
}) => {
  await makeMany(ctx)
  await sql`update radius.nas set name = case when name = 'n7' then 'sete' else name end, is_enabled = name = 'n7',
    updated_at = ${ctx.now} where company_id = ${ctx.companyId}`.execute(ctx.db)
  const told = await changesOf(ctx, 'radius.nas')
  expect(told).toHaveLength(many)
  expect(told[0]?.rowCount).toBe(many)
  const renamed = told.filter(({ content }) => 'name' in content.after)
  expect(renamed.map(({ content }) => content)).toEqual([{ before: { name: 'n7' }, after: { name: 'sete' } }])
  for (const { content } of told.filter((one) => one !== renamed[0]))
    expect(content).toEqual({ before: { is_enabled: true }, after: { is_enabled: false } })
})

test('of many secrets the log says only that they changed', async ({ ctx }) => {
  await makeMany(ctx)
  await sql`update radius.nas set secret_sealed = convert_to('segredo-' || name, 'UTF8') where company_id = ${ctx.companyId}`.execute(
    ctx.db,
  )
  const told = await changesOf(ctx, 'radius.nas')
  expect(told).toHaveLength(many)
  const veiled = { secret_sealed: '•••' }
  expect(new Set(told.map(({ content }) => JSON.stringify(content)))).toEqual(
    new Set([JSON.stringify({ after: veiled, before: veiled })]),
  )
})

test('many rows that are written as they were leave no row', async ({ ctx }) => {
  await makeMany(ctx)
  await sql`update radius.nas set name = name, updated_at = now() where company_id = ${ctx.companyId}`.execute(ctx.db)
  expect(await changesOf(ctx, 'radius.nas')).toEqual([])
})

test('of many children each names its parent, and the chain holds', async ({ ctx }) => {
  const client = await makeClient(ctx)
  await sql`insert into clients.contacts (id, company_id, client_id, role, channel, value, created_at, updated_at)
    select kernel.uuid_v7(), ${ctx.companyId}, ${client.id}, 'billing', 'email', 'pessoa' || n || '@exemplo.test', ${ctx.now}, ${ctx.now}
    from generate_series(1, ${many}::int) n`.execute(ctx.db)
  await sql`update clients.contacts set value = 'x' || value where client_id = ${client.id}`.execute(ctx.db)
  const told = (await changesOf(ctx, 'clients.contacts')).slice(-many)
  expect(new Set(told.map(({ parentId }) => parentId))).toEqual(new Set([client.id]))
  const { rows } = await sql<{
    broken: number
  }>`select count(*)::int as broken from kernel.audit_log l where details_hash is distinct from
    (select sha256(string_agg(kernel.audit_digest(d.salt, d.record_id, d.parent_id, d.content), '' order by d.position))
      from kernel.audit_details d where d.audit_id = l.id)`.execute(ctx.db)
  expect(rows).toEqual([{ broken: 0 }])
})

test('a row that changes its key shows what it was and what it became', async ({ ctx }) => {
  const client = await makeClient(ctx)
  await sql`update clients.contacts set id = kernel.uuid_v7() where client_id = ${client.id}`.execute(ctx.db)
  const told = await changesOf(ctx, 'clients.contacts')
  expect(told.some(({ content }) => 'id' in content.before && 'id' in content.after)).toBe(true)
})
