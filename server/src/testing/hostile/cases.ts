import { newId } from '#kernel/ids'
import type { Case } from './ask-all.ts'
import { fieldsOf, withField, type Path } from './json-schema.ts'
import { knownOf, soundRequest, toInject, type Endpoint } from './sound-request.ts'
import { badBodies, badCursors, hostileUrlTexts, hostileValues } from './values.ts'

type Rows = Record<string, string>

/** Every field with every odd value, unknown and missing fields, and bodies that are no object at all. */
export function bodyCases(endpoint: Endpoint, rows: Rows): Case[] {
  const { body, route } = endpoint
  if (!body) return []
  const known = knownOf(rows)
  const judge = (label: string, make: (base: unknown) => unknown, at: Path): Case => {
    const request = soundRequest(endpoint, rows)
    const sent = { ...request, body: make(request.body) }
    const mustRefuse = !route.body.safeParse(JSON.parse(JSON.stringify(sent.body))).success || isBroken(sent.body)
    const wire = toInject(endpoint, sent)
    return {
      label,
      wire,
      sent,
      mustRefuse,
      ...(mustRefuse && (route.errorForm ? { statuses: [400] } : { statuses: [422], at })),
    }
  }
  return [
    ...fieldsOf(body).flatMap(({ path, node }) =>
      hostileValues(node).map((value) =>
        judge(`${path.join('.')} = ${show(value)}`, (base) => withField(body, known, base, path, value), path),
      ),
    ),
    judge('an unknown field', (base) => ({ ...toObject(base), 'x~y/z': 1 }), ['x~y/z']),
    ...(body.required ?? []).map((name) => judge(`no ${name}`, (base) => without(base, name), [name])),
    ...badBodies.map(({ label, payload, headers }): Case => {
      const wire = { ...toInject(endpoint, soundRequest(endpoint, rows)), payload, headers }
      return { label, wire, sent: { body: {} }, mustRefuse: true, statuses: [400, 415, 422] }
    }),
  ]
}

/** Each id of the path as something else, and as an id that nobody has. */
export function pathCases(endpoint: Endpoint, rows: Rows): Case[] {
  const sent = soundRequest(endpoint, rows)
  return Object.keys(sent.params).flatMap((name): Case[] => [
    ...hostileUrlTexts.map((text) => ({
      label: `${name} = ${text.slice(0, 40)}`,
      wire: toInject(endpoint, sent, { [name]: text }),
      sent,
      statuses: [400, 404, 414, 422],
    })),
    ...(isShared(name)
      ? []
      : [
          {
            label: `${name} of nobody`,
            wire: toInject(endpoint, { ...sent, params: { ...sent.params, [name]: newId() } }),
            sent,
            statuses: [404],
          },
        ]),
  ])
}

/** Each field of the query with odd texts, twice, unknown ones, and cursors that no page gave. */
export function queryCases(endpoint: Endpoint, rows: Rows): Case[] {
  const sent = soundRequest(endpoint, rows)
  const names = Object.keys(endpoint.query.properties ?? {})
  const ask = (label: string, raw: Record<string, string>, statuses?: number[]): Case => ({
    label,
    wire: toInject(endpoint, sent, raw),
    sent: { ...sent, query: { ...sent.query, ...raw } },
    ...(statuses && { statuses }),
  })
  return [
    ...names.flatMap((name) => hostileUrlTexts.map((text) => ask(`${name} = ${text.slice(0, 40)}`, { [name]: text }))),
    ...names.map((name) => ask(`${name} twice`, { [name]: `x&${name}=y` }, [422])),
    ...['0', '-1', '201', '1.5', 'x', '', '1e3'].map((limit) => ask(`limit ${limit}`, { limit }, [422])),
    ask('an unknown filter', { unheardOf: '1' }, [422]),
    ...(names.includes('cursor')
      ? badCursors.map((cursor) => ask(`cursor ${Buffer.from(cursor, 'base64url').toString()}`, { cursor }))
      : []),
  ]
}

/** The ids of another company in the path, the body and the query. */
export function foreignCases(endpoint: Endpoint, rows: Rows, foreign: Rows): Case[] {
  const secrets = Object.entries(foreign).flatMap(([name, id]) => (/Version$|^headOfficeId$/.test(name) ? [] : [id]))
  const sent = soundRequest(endpoint, rows)
  const theirs = soundRequest(endpoint, foreign)
  const inPath = Object.keys(sent.params)
    .filter((name) => !isShared(name))
    .map((name): Case => {
      const request = { ...sent, params: { ...sent.params, [name]: theirs.params[name] ?? '' } }
      return { label: `${name} of theirs`, wire: toInject(endpoint, request), sent: request, statuses: [404] }
    })
  const { body } = endpoint
  const inBody = (body ? fieldsOf(body) : []).flatMap(({ path, node }): Case[] => {
    const id = foreign[String(path.findLast((step) => typeof step === 'string'))]
    if (id === undefined || node.type !== 'string') return []
    const request = { ...sent, body: withField(body ?? {}, knownOf(rows), sent.body, path, id) }
    return [
      {
        label: `${path.join('.')} of theirs`,
        wire: toInject(endpoint, request),
        sent: request,
        statuses: [404, 409, 422],
      },
    ]
  })
  const lists = endpoint.method === 'GET' ? [{ label: 'as it is', wire: toInject(endpoint, sent), sent, secrets }] : []
  const inQuery = Object.keys(endpoint.query.properties ?? {}).flatMap((name): Case[] => {
    const id = foreign[name]
    return id === undefined
      ? []
      : [
          {
            label: `${name} of theirs`,
            wire: toInject(endpoint, sent, { [name]: id }),
            sent,
            secrets: secrets.filter((one) => one !== id),
          },
        ]
  })
  return [...inPath, ...inBody, ...lists, ...inQuery]
}

/** Names of things that every company has: whose they are is not said by them. */
const isShared = (name: string) => ['kind', 'key'].includes(name)

const show = (value: unknown) => JSON.stringify(value).slice(0, 50)
const toObject = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})
const without = (value: unknown, name: string) =>
  Object.fromEntries(Object.entries(toObject(value)).filter(([key]) => key !== name))

/** Whether a text somewhere in it cannot be kept. */
const isBroken = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0') || !value.isWellFormed()
    : typeof value === 'object' && value !== null && Object.values(value).some(isBroken)
