import { sql } from 'kysely'
import { expect } from 'vitest'
import { test } from '#testing'
import { knownData } from './known-data.ts'
import { notOfClients } from './rules/not-of-clients.ts'
import { plainColumns } from './rules/plain-columns.ts'
import { staffData } from './staff-data.ts'

type Column = { tableName: string; name: string }

const camel = (name: string) => name.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

/** Columns that can say something: texts, documents, addresses of machines, places. Ids, amounts, dates of facts and flags cannot. */
const speaking = sql<Column>`
  select table_schema || '.' || table_name as table_name, column_name as name from information_schema.columns
  where table_schema not in ('pg_catalog', 'information_schema', 'public', 'pgboss', 'bench', 'aaa', 'freeradius')
    and table_name !~ '_(default|[0-9]{4}_[0-9]{2})$'
    and (data_type in ('text', 'json', 'jsonb', 'inet', 'cidr', 'macaddr', 'bytea', 'ARRAY', 'double precision', 'point') or column_name = 'born_on')
    and table_schema || '.' || table_name in (select schemaname || '.' || tablename from pg_tables)
  order by 1, 2`

test('every column that may tell of a client is erased, or stands in the list with its reason', async ({ ctx }) => {
  const { rows } = await speaking.execute(ctx.db)
  const left = rows.filter(({ tableName, name }) => {
    const declared = knownData.find(({ table }) => table === tableName)
    if (!declared || declared.erase === 'delete') return false
    const isErased = camel(name) in (declared.erase?.(ctx) ?? {})
    return !isErased && !(name in plainColumns) && !(`${tableName}.${name}` in plainColumns)
  })
  expect(left.map(({ tableName, name }) => `${tableName}.${name}`)).toEqual([])
})

test('whatever a law keeps is kept by a law that is named, for a term that ends', () => {
  for (const { table, keep } of [...knownData, ...staffData]) {
    if (!keep) continue
    expect(keep.law, table).toMatch(/CTN|Código Civil|CDC|Marco Civil|LGPD|CLT|Constituição/)
    expect(keep.years, table).toBeGreaterThan(0)
  }
})

test('a document of any form (JSON) stands in a table that is declared', async ({ ctx }) => {
  const { rows } = await sql<{
    name: string
  }>`select distinct table_schema || '.' || table_name as name from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema', 'public', 'pgboss', 'bench', 'aaa', 'freeradius')
      and table_name !~ '_(default|[0-9]{4}_[0-9]{2})$' and data_type in ('json', 'jsonb')
      and table_schema || '.' || table_name in (select schemaname || '.' || tablename from pg_tables)`.execute(ctx.db)
  const declared = new Set([...knownData.map(({ table }) => table), ...Object.keys(notOfClients)])
  expect(rows.map(({ name }) => name).filter((name) => !declared.has(name))).toEqual([])
})

test('no reason is written for what is not there', async ({ ctx }) => {
  const { rows } = await speaking.execute(ctx.db)
  const there = new Set(rows.flatMap(({ tableName, name }) => [name, `${tableName}.${name}`]))
  expect(Object.keys(plainColumns).filter((name) => !there.has(name))).toEqual([])
})
