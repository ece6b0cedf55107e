import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, inject, test, vi } from 'vitest'
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

test('a plain owner starts, is told what to run once, and then scoped sessions work', { timeout: 60_000 }, async () => {
  const { url, owner, admin } = await createOwned()
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
  try {
    await prepareDatabase(url)
    expect(warned.mock.lastCall?.[0]).toContain(`grant open_sgp_scoped to "${owner}"`)
    warned.mockClear()
    await admin.query(`grant open_sgp_scoped to ${owner}`)
    await prepareDatabase(url)
    await Promise.all([prepareScope(url), prepareScope(url)])
    expect(warned).not.toHaveBeenCalled()
  } finally {
    warned.mockRestore()
    await admin.end()
  }
})
