import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { prepareDatabase, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { startEmbeddedPostgres } from '#kernel/embedded-postgres'
import { newId } from '#kernel/ids'
import { makeCompany } from './make.ts'
import { openApp, testActor } from './index.ts'

export type EmbeddedWorld = {
  /** Where `sgp` would find this installation. */
  dataDir: string
  folder: string
  url: string
  app: App
  ctx: Ctx
  close: () => Promise<void>
}

/** An installation of its own on a durable embedded server, as an operator has one: for what looks at its files and its log. */
export async function openEmbedded(options: { clock?: () => Date } = {}): Promise<EmbeddedWorld> {
  const dataDir = mkdtempSync(join(tmpdir(), 'open-sgp-embedded-'))
  const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') })
  await prepareDatabase(server.url)
  const app = await openApp({ ...options, url: server.url })
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  const ctx = outside.forCompany((await makeCompany(outside)).id)
  const close = async () => {
    await app.close()
    await server.stop()
    for (const folder of new Set([dirname(server.folder), dataDir])) rmSync(folder, { recursive: true, force: true })
  }
  return { dataDir, folder: server.folder, url: server.url, app, ctx, close }
}
