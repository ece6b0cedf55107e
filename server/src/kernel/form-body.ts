import type { FastifyInstance, FastifyRequest } from 'fastify'
import { AppError } from './errors.ts'

/** Lets the routes of `scope` take forms: only where a standard asks for it, because any foreign page can send one. */
export function acceptForms(scope: FastifyInstance): void {
  scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    const fields = new URLSearchParams(String(body))
    // RFC 6749, 3.2: no parameter comes twice.
    if (fields.size !== new Set(fields.keys()).size) done(twice())
    else done(null, Object.fromEntries(fields))
  })
  scope.addHook('preValidation', async (request) => {
    const credentials = basicOf(request)
    if (!credentials) return
    const body = typeof request.body === 'object' && request.body !== null ? request.body : {}
    const isOther = (name: 'client_id' | 'client_secret', known?: string) =>
      ![undefined, '', known].includes(textIn(body, name))
    if (isOther('client_secret') || isOther('client_id', credentials.client_id)) throw twice()
    request.body = { ...body, ...credentials }
  })
}

const textIn = (body: object, name: string): string | undefined => {
  const value: unknown = Reflect.get(body, name)
  return typeof value === 'string' ? value : undefined
}

const twice = () => new AppError(400, 'invalid_request', 'Um parâmetro, ou a credencial do cliente, veio duas vezes.')

/** Who tries to prove itself and cannot be read is not somebody who did not try. */
const unreadable = () => new AppError(401, 'invalid_client', 'A credencial Basic não pode ser lida.')

/** RFC 6749, 2.3.1: id and secret, each form-encoded, as Basic credentials. Throws 401 `invalid_client` for what is none. */
function basicOf(request: FastifyRequest): { client_id: string; client_secret: string } | undefined {
  const header = request.headers.authorization ?? ''
  if (!/^Basic\b/i.test(header)) return undefined
  const encoded = /^Basic +([\w+/=]{1,1000})$/i.exec(header)?.[1] ?? ''
  const [id = '', secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s)
  const decode = (text: string) => new URLSearchParams(`x=${text}`).get('x') ?? ''
  if (id === '' || secret === '') throw unreadable()
  return { client_id: decode(id), client_secret: decode(secret) }
}
