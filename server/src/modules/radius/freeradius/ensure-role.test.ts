import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '#testing'
import { ensureRole } from './ensure-role.ts'

test('the role of FreeRADIUS may execute five functions and read nothing', async ({ ctx }) => {
  await ensureRole(ctx, 'radius_of_test')
  const { rows: functions } = await sql<{ name: string }>`
    select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where n.nspname !~ '^(pg_|information_schema|public$)' and has_schema_privilege('radius_of_test', n.oid, 'usage')
      and has_function_privilege('radius_of_test', p.oid, 'execute') order by 1`.execute(ctx.db)
  expect(functions.map(({ name }) => name)).toEqual([
    'aaa.account',
    'aaa.authorize',
    'aaa.nas_requires_ma',
    'aaa.nas_secret',
    'aaa.post_auth',
  ])
  const { rows: tables } = await sql<{ name: string }>`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^(pg_|information_schema)'
      and (c.relkind = 'S' and has_sequence_privilege('radius_of_test', c.oid, 'usage, select, update')
        or c.relkind <> 'S' and has_table_privilege('radius_of_test', c.oid, 'select, insert, update, delete'))`.execute(
    ctx.db,
  )
  expect(tables).toEqual([])
  const { rows: open } = await sql<{ name: string }>`
    select p.proname as name from pg_proc p where p.prosecdef and not coalesce(p.proconfig::text like '%search_path=pg_catalog%', false)
      and p.pronamespace in (select oid from pg_namespace where nspname !~ '^pg_')`.execute(ctx.db)
  expect(open).toEqual([])
})
