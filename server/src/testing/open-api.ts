import { permissions, type App } from '#app'
import { createCtx, type Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createUser } from '#modules/access'
import { makeCompany } from './make.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type Api = {
  /** The ctx of the company that the session belongs to, on committed data. */
  ctx: Ctx
  /** One request over HTTP with a session that may do everything; of a file the answer has no body. */
  ask: (
    method: Method,
    url: string,
    payload?: object,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; body: Record<string, unknown> }>
  close: () => Promise<void>
}

/** The server of an app with a new company and a signed-in user. */
export async function openApi(app: App): Promise<Api> {
  const server = await app.createServer()
  const outside = createCtx(app.runtime, {
    actor: { kind: 'system', id: 'teste', name: 'Teste', permissions: new Set() },
    companyId: newId(),
  })
  const ctx = outside.forCompany((await makeCompany(outside)).id)
  const login = { email: `${newId()}@provedor.test`, password: 'uma-senha-comprida' }
  await createUser(ctx, { ...login, name: 'Operadora', permissions: Object.keys(permissions) })
  const opened = await server.inject({ method: 'POST', url: '/api/login', payload: login })
  const signedIn = { authorization: `Bearer ${opened.json().token}` }
  return {
    ctx,
    ask: async (method, url, payload, headers) => {
      const answer = await server.inject({
        method,
        url,
        headers: { ...signedIn, ...headers },
        ...(payload && { payload }),
      })
      const isJson = String(answer.headers['content-type']).includes('json')
      return { status: answer.statusCode, body: isJson ? answer.json() : {} }
    },
    close: () => server.close(),
  }
}

/** The text at a path of an answer: `textAt(body, 'addresses', 0, 'id')`. Throws when there is none. */
export function textAt(value: unknown, ...path: (string | number)[]): string {
  const found = path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value)
  if (typeof found !== 'string') throw new Error(`No text at ${path.join('.')} of ${JSON.stringify(value)}`)
  return found
}

const isRecord = (value: unknown): value is Record<string | number, unknown> =>
  typeof value === 'object' && value !== null
