import type { FastifyInstance } from 'fastify'
import { createCtx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createUser } from '#modules/access'
import { openApp, testActor } from './index.ts'
import { makeCompany } from './make.ts'
import { startOfTests } from './start-of-tests.ts'

/** The password of whoever joins a house. */
export const housePassword = 'uma-senha-comprida'

type Asked = {
  token?: string | undefined
  payload?: object | undefined
  headers?: Record<string, string>
  at?: FastifyInstance
}

export type House = Awaited<ReturnType<typeof openHouse>>

/**
 * A company served by two processes over one database, in a time that stands until `time.now` is set: for tests of who comes in by which
 * door. Close it.
 */
export async function openHouse() {
  const time = { now: startOfTests }
  const app = await openApp({ clock: () => time.now })
  const twin = await openApp({ url: app.url, clock: () => time.now })
  const [server, otherServer] = [await app.createServer(), await twin.createServer()]
  const outside = createCtx(app.runtime, { actor: testActor, companyId: newId() })
  const ctx = outside.forCompany((await makeCompany(outside)).id)
  const ask = async (
    method: 'GET' | 'POST' | 'PATCH',
    url: string,
    { token, payload, headers, at = server }: Asked = {},
  ) => {
    const authorization = token !== undefined && { authorization: `Bearer ${token}` }
    const answer = await at.inject({
      method,
      url,
      headers: { ...headers, ...authorization },
      ...(payload && { payload }),
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const enter = async (email: string) =>
    await ask('POST', '/api/login', { payload: { email, password: housePassword } })
  return {
    time,
    pass: (seconds: number) => void (time.now = new Date(time.now.getTime() + seconds * 1000)),
    app,
    server,
    otherServer,
    ctx,
    ask,
    enter,
    account: async (token: string) => (await ask('GET', '/api/account', { token })).body,
    /** Somebody new, signed in with the password alone. */
    join: async () => {
      const email = `${newId()}@provedor.test`
      const person = { email, password: housePassword, name: 'Ana', permissions: [] }
      const { id } = await createUser(ctx, person)
      const token: string = (await enter(email)).body.token
      return { id, email, token }
    },
    close: async () => {
      for (const one of [server, otherServer]) await one.close()
      for (const one of [twin, app]) await one.close()
    },
  }
}
