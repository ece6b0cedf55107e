import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createApp, prepareDatabase, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { testActor, testPorts } from '#testing'
import { writeFreeradiusConfig } from './write-freeradius-config.ts'

const owner = `dono_${newId().slice(-12)}`
let admin: pg.Client
let app: App
let ctx: Ctx
let dir: string

// As on a managed PostgreSQL: we come by the network, own the database and are no superuser.
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'open-sgp-config-'))
  admin = new pg.Client(inject('clusterUrl'))
  await admin.connect()
  await admin.query(`create role ${owner} login password 'segredo'`)
  await admin.query(`create database ${owner} owner ${owner}`)
  const url = Object.assign(new URL(inject('clusterUrl')), {
    pathname: `/${owner}`,
    username: owner,
    password: 'segredo',
  })
  url.searchParams.delete('host')
  await prepareDatabase(url.href)
  app = await createApp({
    url: url.href,
    secretKey: 'a-key-for-tests-only-0123456789abcdef',
    ports: testPorts(),
    logLevel: 'silent',
  })
  ctx = createCtx(app.runtime, { actor: testActor, companyId: newId() })
})

afterAll(async () => {
  await app.close()
  await admin.end()
  rmSync(dir, { recursive: true, force: true })
})

const configured = () =>
  Object.fromEntries(
    readFileSync(join(dir, 'pg_service.conf'), 'utf8')
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  )

async function connectAsFreeradius(): Promise<string> {
  const { host, port, dbname: database, user, password, options } = configured()
  const client = new pg.Client({ host, port: Number(port), database, user, password, options })
  await client.connect()
  try {
    return (
      (await client.query<{ value: string }>("select value from aaa.authorize('6e', '', '127.0.0.1') limit 1")).rows[0]
        ?.value ?? ''
    )
  } finally {
    await client.end()
  }
}

test('who may not create roles is told what an administrator must execute, and goes on from there', async () => {
  const role = `radius_${owner}`
  const refusal: string = await writeFreeradiusConfig(ctx, { dir, role }).then(
    () => 'aceito',
    (error: Error) => error.message,
  )
  expect(refusal).toMatch(/administrador do PostgreSQL/)
  expect(refusal).not.toContain(ctx.secrets.deriveKey(`database role ${role}`).toString('base64url'))
  await admin.query(refusal.split(':\n')[1] ?? '')
  await writeFreeradiusConfig(ctx, { dir, role })
  expect(await connectAsFreeradius()).toBe('Reject')
})

test('an owner who may create roles makes one, and the same again', async () => {
  await admin.query(`alter role ${owner} createrole`)
  const role = `radius2_${owner}`
  for (let times = 0; times < 2; times++) {
    const { files } = await writeFreeradiusConfig(ctx, { dir, role })
    expect(files).toContain('radiusd.conf')
    expect(await connectAsFreeradius()).toBe('Reject')
  }
})

test('more threads than connections, and folders that FreeRADIUS cannot read, are refused', async () => {
  await expect(writeFreeradiusConfig(ctx, { dir, threads: 32, connections: 16 })).rejects.toMatchObject({
    status: 422,
    extra: { errors: [{ pointer: '/threads' }] },
  })
  await expect(writeFreeradiusConfig(ctx, { dir: '/tmp/com espaço' })).rejects.toMatchObject({
    extra: { errors: [{ pointer: '/dir' }] },
  })
})

test('every string of a packet reaches the database in hexadecimal', async () => {
  await writeFreeradiusConfig(ctx, { dir, role: `radius2_${owner}` })
  const queries = readFileSync(join(dir, 'queries.conf'), 'utf8')
  for (const name of ['User-Name', 'Calling-Station-Id', 'Class']) expect(queries).toContain(`%{hex:&${name}}`)
  expect(queries.replace('sql_user_name = "%{User-Name}"', '')).not.toMatch(
    /%\{(User-Name|Calling-Station-Id|NAS-Port-Id|NAS-Identifier|SQL-User-Name)\}/,
  )
})
