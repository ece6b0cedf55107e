import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { prepareDatabase } from '#app'
import { prepareScope } from './prepare-scope.ts'

/** A database whose owner is nobody special, on a server where the role was made by another. */
async function createOwned(): Promise<{ url: string; owner: string; admin: pg.Client }> {
  const admin = new pg.Client(inject('clusterUrl'))
  await admin.connect()
  const owner = `dono_${randomBytes(4).toString('hex')}`
  await admin.query(`create role ${owner} login password 'senha'`)
  await admin.query(`create database ${owner} owner ${owner}`)
  const url = new URL(inject('clusterUrl'))
  url.username = owner
  url.password = 'senha'
  url.pathname = `/${owner}`
  return { url: url.href, owner, admin }
}

test('a plain owner is told what to run once, and then starts', { timeout: 60_000 }, async () => {
  const { url, owner, admin } = await createOwned()
  try {
    await expect(prepareDatabase(url)).rejects.toThrow(`grant open_sgp_scoped to "${owner}"`)
    await admin.query(`grant open_sgp_scoped to ${owner}`)
    await prepareDatabase(url)
    await Promise.all([prepareScope(url), prepareScope(url)])
  } finally {
    await admin.end()
  }
})
