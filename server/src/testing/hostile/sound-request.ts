import { computeCnpjDigits, computeCpfDigits } from '@open-sgp/brasil'
import type { InjectOptions } from 'fastify'
import { Bytes } from '#kernel/bytes'
import type { Method, Routes } from '#kernel/http'
import { describe, sampleOf, type Known, type Node } from './json-schema.ts'

export type Endpoint = {
  key: string
  method: Method
  url: string
  route: Routes[keyof Routes]
  params: Node
  query: Node
  body: Node | undefined
}

export type Request = { params: Record<string, string>; query: Record<string, string>; body: unknown }

const isMethod = (text: string): text is Method => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(text)

/** A route of the table with what its schemas ask for; `body` only where JSON is wanted. */
export function readEndpoint(key: string, route: Routes[keyof Routes]): Endpoint {
  const [method = '', url = ''] = key.split(' ')
  if (!isMethod(method)) throw new Error(`${key} has no method.`)
  return {
    key,
    method,
    url,
    route,
    params: route.params ? describe(route.params) : {},
    query: route.query ? describe(route.query) : {},
    body: route.body && route.body !== Bytes ? describe(route.body) : undefined,
  }
}

/** Whose id stands in the path, by its first noun or its first two. */
const owners: Record<string, string> = {
  'account/passkeys': 'passkeyId',
  'account/sessions': 'signInId',
  'api-clients': 'apiClientId',
  accounts: 'accountId',
  approvals: 'approvalId',
  'audit-log': 'auditId',
  'billing/previews': 'operationId',
  'billing/runs': 'runId',
  branches: 'branchId',
  clients: 'clientId',
  contracts: 'contractId',
  'dunning-exclusions': 'contractId',
  'dunning-notices': 'noticeId',
  employees: 'employeeId',
  holidays: 'holidayId',
  invoices: 'invoiceId',
  jobs: 'deadLetterId',
  logins: 'loginId',
  'mail-servers': 'mailServerId',
  nas: 'nasId',
  notifications: 'notificationId',
  operations: 'operationId',
  'open-sessions': 'sessionId',
  payments: 'paymentId',
  'plan-versions': 'planVersionId',
  plans: 'planId',
  remessas: 'remessaId',
  retornos: 'retornoId',
  roles: 'roleId',
  'privacy/people': 'clientId',
  'privacy/requests': 'privacyRequestId',
  'privacy/staff': 'employeeId',
  'saved-views': 'savedViewId',
  sites: 'siteId',
  'unmatched-receipts': 'receiptId',
  'webhook-deliveries': 'deliveryId',
  webhooks: 'webhookId',
  users: 'userId',
}

/** What a path calls by a name of the house. */
const keys: Record<string, string> = {
  'privacy/purposes': 'tax',
  sequences: 'plan',
  settings: 'mail.signature',
}

/** Fields that a schema leaves out or takes, but not without one of their kind: "a title or a client". */
const chosen: Record<string, string> = {
  'POST /api/dunning-exclusions': 'contractId',
  'POST /api/unmatched-receipts/:id/assign': 'invoiceId',
  'POST /api/webhooks/:id/replay': 'since',
}

let serial = 0
const next = () => (serial += 1)

function cpf(): string {
  const base = String(300_000_000 + next())
  return base + computeCpfDigits(base)
}

function cnpj(): string {
  const base = `${30_000_000 + next()}0001`
  return base + computeCnpjDigits(base)
}

const day = () => '2026-02-10'
const instant = () => '2026-02-10T12:00:00Z'

const values: Record<string, () => unknown> = {
  address: () => '100.64.0.9',
  admittedOn: day,
  agencia: () => '1234',
  at: () => '2026-01-09T12:00:00Z',
  bankCode: () => '341',
  cancelAfterSuspensionDays: () => 60,
  challenge: () => 'c'.repeat(43),
  cnpj,
  code: () => '123456',
  conta: () => '56789',
  deliveredOn: () => '2026-01-09',
  document: cpf,
  dueOn: day,
  dueUntil: day,
  e2eId: () => `E${String(next()).padStart(31, '9')}`,
  effectiveOn: day,
  email: () => `pessoa${next()}@provedor.test`,
  endsAt: instant,
  fromAddress: () => 'cobranca@provedor.test',
  host: () => '127.0.0.1',
  ibgeCode: () => '4205407',
  kind: () => 'avulso',
  month: () => '2026-02',
  monthDay: () => '03-23',
  network: () => `10.88.${next() >> 8}.${next() & 255}`,
  on: day,
  paidAt: () => '2026-01-09T12:00:00Z',
  noticeAfterDays: () => 15,
  password: () => 'uma-senha-comprida',
  newPassword: () => 'outra-senha-comprida',
  permissions: () => 'clients.client.read',
  postalCode: () => '88010000',
  priceCents: () => 9_990,
  purpose: () => 'marketing',
  state: () => 'SC',
  step: () => 'network',
  suspendAfterNoticeDays: () => 30,
  token: () => 't'.repeat(43),
  to: () => 'admin@provedor.test',
  since: instant,
  until: day,
  validUntil: instant,
  url: () => 'http://127.0.0.1:9/sgp',
  tls: () => 'none',
  textSha256: () => 'a'.repeat(64),
  username: () => `hostil${next()}`,
  value: () => `contato${next()}@provedor.test`,
  version: () => 1,
}

/** What its names say, out of these rows. A field with a list of values keeps the first of its own. */
export const knownOf = (rows: Record<string, string>): Known =>
  new Map([...Object.entries(values), ...Object.entries(rows).map(([name, id]) => [name, () => id] as const)])

/** A request that the schemas admit: the ids are those of `rows`, only required fields. */
export function soundRequest(endpoint: Endpoint, rows: Record<string, string>): Request {
  const { url, params, query, body } = endpoint
  const isOfContract = url.startsWith('/api/contracts/')
  const known = new Map(knownOf(rows))
  if (isOfContract) known.set('version', () => Number(rows['contractVersion']))
  const [, , noun = '', part = ''] = url.split('/')
  const id = rows[owners[`${noun}/${part}`] ?? owners[noun] ?? '']
  const key = keys[`${noun}/${part}`] ?? keys[noun]
  if (/:id\b/.test(url) && id === undefined)
    throw new Error(`${endpoint.key}: say in sound-request.ts whose id it takes, and make such a row in make-rows.ts.`)
  return {
    params: textsOf(sampleOf({ ...params, type: 'object' }, new Map([...known, ['id', () => id], ['key', () => key]]))),
    query: textsOf(sampleOf({ ...query, type: 'object' }, known)),
    body: body && withChoice(sampleOf(body, known), chosen[endpoint.key], known),
  }
}

const withChoice = (body: unknown, name: string | undefined, known: Known): unknown =>
  name === undefined || typeof body !== 'object' ? body : { ...body, [name]: known.get(name)?.() }

const textsOf = (value: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typeof value === 'object' && value !== null ? value : {}).map(([k, v]) => [k, String(v)]),
  )

/** The request on the wire; what is in `raw` replaces a part of the URL as it is, already escaped. */
export function toInject(
  { method, url, route }: Endpoint,
  { params, query, body }: Request,
  raw: Record<string, string> = {},
): InjectOptions & { url: string } {
  const path = url.replace(/:(\w+)/g, (_, name: string) => raw[name] ?? encodeURIComponent(params[name] ?? ''))
  const texts = {
    ...Object.fromEntries(Object.entries(query).map(([key, text]) => [key, encodeURIComponent(text)])),
    ...raw,
  }
  const search = Object.keys(texts)
    .filter((key) => !url.includes(`:${key}`))
    .map((key) => `${key}=${texts[key] ?? ''}`)
  const json = { headers: { 'content-type': 'application/json' }, payload: JSON.stringify(body) }
  const bytes = { headers: { 'content-type': 'application/octet-stream' }, payload: Buffer.from('nada') }
  return {
    method,
    url: search.length > 0 ? `${path}?${search.join('&')}` : path,
    ...(route.body && (route.body === Bytes ? bytes : json)),
  }
}
