import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres'
import { prepareDatabase } from '#app'
import pg from 'pg'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's connection string; databases are copied from `template_app` there. */
    clusterUrl: string
  }
}

/** One throw-away cluster a run, with every migration applied once in `template_app`. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(join(tmpdir(), 'open-sgp-test-'))
  const sockets = makeSockets()
  const settings = { unix_socket_directories: sockets }
  const cluster = await startEmbeddedPostgres({ dataDir, ephemeral: true, settings })
  const teardown = async () => {
    await cluster.stop()
    for (const folder of new Set([dirname(cluster.folder), dataDir, sockets]))
      rmSync(folder, { recursive: true, force: true })
  }
  const url = new URL(cluster.url)
  url.searchParams.set('host', sockets)
  try {
    await prepareDatabase(await createTemplate(url.href))
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('clusterUrl', url.href)
  return teardown
}

/** A short path that the server's account may write to. A socket of the file system costs half of what one of the network does. */
function makeSockets(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sgp-'))
  chmodSync(folder, 0o1777)
  return folder
}

async function createTemplate(adminUrl: string): Promise<string> {
  const client = new pg.Client(adminUrl)
  await client.connect()
  try {
    await client.query('create database template_app')
  } finally {
    await client.end()
  }
  const url = new URL(adminUrl)
  url.pathname = '/template_app'
  return url.href
}
