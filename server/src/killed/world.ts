import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createDatabase, makeCompany, openApp, testActor } from '#testing'

/** A company on a committed database, as the test sees it while processes live and die on it. Close the app. */
export type World = { url: string; app: App; ctx: Ctx }

const ctxOf = (app: App, companyId: string): Ctx => createCtx(app.runtime, { actor: testActor, companyId })

/** A new company in a new database. */
export async function createWorld(options: { clock?: () => Date } = {}): Promise<World> {
  const app = await openApp(options)
  const { id } = await makeCompany(ctxOf(app, newId()))
  return { url: app.url, app, ctx: ctxOf(app, id) }
}

/** A new company made ready by `work`, in a database that nobody is connected to. */
export async function prepare(work: (world: World) => Promise<void>): Promise<{ url: string; companyId: string }> {
  const world = await createWorld()
  try {
    await work(world)
  } finally {
    await world.app.close()
  }
  return { url: world.url, companyId: world.ctx.companyId }
}

export async function openWorld({ url, companyId }: { url: string; companyId: string }): Promise<World> {
  const app = await openApp({ url })
  return { url, app, ctx: ctxOf(app, companyId) }
}

/** The same company in a copy of its database, to which nobody may be connected. */
export const openTwin = async ({ url, companyId }: { url: string; companyId: string }): Promise<World> =>
  await openWorld({ url: await createDatabase(url), companyId })
