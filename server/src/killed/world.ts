import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createDatabase, makeCompany, openApp, testActor } from '#testing'

export type World = { url: string; app: App; ctx: Ctx }

const ctxOf = (app: App, companyId: string): Ctx => createCtx(app.runtime, { actor: testActor, companyId })

/** A company on a committed database that nobody is connected to, made ready by `work`. */
export async function prepare(work: (ctx: Ctx) => Promise<void>): Promise<{ url: string; companyId: string }> {
  const app = await openApp()
  try {
    const { id: companyId } = await makeCompany(ctxOf(app, newId()))
    await work(ctxOf(app, companyId))
    return { url: app.url, companyId }
  } finally {
    await app.close()
  }
}

/** The same company in a database of its own. Close the app. */
export async function openTwin({ url, companyId }: { url: string; companyId: string }): Promise<World> {
  return await openWorld({ url: await createDatabase(url), companyId })
}

/** The company as the test sees it while processes live and die on it. Close the app. */
export async function openWorld({ url, companyId }: { url: string; companyId: string }): Promise<World> {
  const app = await openApp({ url })
  return { url, app, ctx: ctxOf(app, companyId) }
}
