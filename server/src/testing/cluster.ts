import { mkdtempSync, rmSync } from 'node:fs'
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
  const cluster = await startEmbeddedPostgres({ dataDir, ephemeral: true })
  const teardown = async () => {
    await cluster.stop()
    for (const folder of new Set([dirname(cluster.folder), dataDir])) rmSync(folder, { recursive: true, force: true })
  }
  try {
    await prepareDatabase(await createTemplate(cluster.url))
  } catch (error) {
    await teardown()
    throw error
  }
  project.provide('clusterUrl', cluster.url)
  return teardown
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
