import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'
import type { App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { makeCompany, testActor } from '#testing'
import { makeRows } from './make-rows.ts'

/** A company with a row of everything. `send` asks with the administrator's session, acting for this company. */
export type Provider = {
  ctx: Ctx
  rows: Record<string, string>
  /** New rows, after a request may have changed the old ones. */
  renew: () => Promise<void>
  send: (request: InjectOptions) => Promise<LightMyRequestResponse>
}

let asked = 0
/** Every request comes from an address of its own: the pace of public routes is not what is tested. */
const nextAddress = () => `10.${((asked += 1) >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`

export async function openProvider(app: App, server: FastifyInstance, token: () => Promise<string>): Promise<Provider> {
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  const ctx = outside.forCompany((await makeCompany(outside)).id)
  const provider: Provider = {
    ctx,
    rows: await makeRows(app, ctx),
    renew: async () => void (provider.rows = await makeRows(app, ctx)),
    send: async (request) => {
      const session = { authorization: `Bearer ${await token()}`, 'x-company-id': ctx.companyId }
      return await server.inject({
        ...request,
        headers: { ...request.headers, ...session },
        remoteAddress: nextAddress(),
      })
    },
  }
  return provider
}
