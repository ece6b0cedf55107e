import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { randomUUID } from 'node:crypto'
import { migrate } from './migrate.ts'

async function emptyDatabase(): Promise<{ url: string; client: pg.Client }> {
  const url = new URL(inject('clusterUrl'))
  const name = `m_${randomUUID().replaceAll('-', '')}`
  const admin = new pg.Client(url.href)
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  url.pathname = `/${name}`
  const client = new pg.Client(url.href)
  await client.connect()
  return { url: url.href, client }
}

test('processes that start together migrate once, and a second start finds nothing to do', async () => {
  const { url, client } = await emptyDatabase()
  const results = await Promise.all([migrate(url), migrate(url), migrate(url)])
  expect(results.filter((applied) => applied.length > 0)).toHaveLength(1)
  expect(await migrate(url)).toEqual([])
  await client.end()
})

test('a migration that was edited after it was applied stops the start', async () => {
  const { url, client } = await emptyDatabase()
  await migrate(url)
  await client.query(`update public.schema_migrations set sha256 = 'x' where name = '0001_kernel.sql'`)
  await expect(migrate(url)).rejects.toThrow('0001_kernel.sql já foi aplicada com outro conteúdo')
  await client.end()
})
