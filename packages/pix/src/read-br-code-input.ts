import type { BrCodeInput } from './br-code.ts'
import { PixError } from './pix-error.ts'

type FieldType = 'string' | 'number' | 'boolean'

const fieldTypes = new Map<string, FieldType>([
  ['kind', 'string'],
  ['key', 'string'],
  ['url', 'string'],
  ['name', 'string'],
  ['city', 'string'],
  ['amountCents', 'number'],
  ['txid', 'string'],
  ['info', 'string'],
  ['singleUse', 'boolean'],
  ['recurrenceUrl', 'string'],
])

const typeLabels = { string: 'texto', number: 'número inteiro', boolean: 'true ou false' } as const

/** Fields that belong to one kind only. */
const kindOfField = new Map([
  ['key', 'static'],
  ['info', 'static'],
  ['url', 'dynamic'],
])

const bad = (detail: string, pointer: string) => new PixError('invalid-input', detail, pointer)

/**
 * Checks the shape of data from outside (a request's body, a file) before `encodeBrCode` checks its content: types, missing and
 * unknown fields, fields of another kind of code. Null is absent. Throws PixError `invalid-input` with the field's pointer.
 */
export function readBrCodeInput(value: unknown): BrCodeInput {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw bad('Informe um objeto JSON com os campos do código Pix.', '')
  const fields = new Map(Object.entries(value).filter(([, content]) => content !== null && content !== undefined))
  for (const [name, content] of fields) checkField(name, content, fields.get('kind'))
  const text = (name: string) => requiredText(fields, name)
  const common = {
    name: text('name'),
    city: text('city'),
    amountCents: optional(fields.get('amountCents'), isNumber),
    txid: optional(fields.get('txid'), isString),
    singleUse: optional(fields.get('singleUse'), isBoolean),
    recurrenceUrl: optional(fields.get('recurrenceUrl'), isString),
  }
  const kind = text('kind')
  if (kind === 'static') return { kind, key: text('key'), info: optional(fields.get('info'), isString), ...common }
  if (kind === 'dynamic') return { kind, url: text('url'), ...common }
  if (kind === 'recurrence') return { kind, ...common, recurrenceUrl: text('recurrenceUrl') }
  throw bad('O campo kind deve ser static, dynamic ou recurrence.', '/kind')
}

function checkField(name: string, content: unknown, kind: unknown): void {
  const type = fieldTypes.get(name)
  if (!type) throw bad(`O campo ${name} não existe. Campos: ${[...fieldTypes.keys()].join(', ')}.`, pointerOf(name))
  if (typeof content !== type) throw bad(`O campo ${name} deve ser ${typeLabels[type]}.`, pointerOf(name))
  const owner = kindOfField.get(name)
  if (owner && kind !== owner) throw bad(`O campo ${name} só existe em códigos do tipo ${owner}.`, pointerOf(name))
}

/** RFC 6901. */
const pointerOf = (name: string) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`

function requiredText(fields: ReadonlyMap<string, unknown>, name: string): string {
  const value = fields.get(name)
  if (isString(value)) return value
  throw bad(`Falta o campo ${name}.`, pointerOf(name))
}

const isString = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean'

const optional = <T>(value: unknown, is: (value: unknown) => value is T): T | null => (is(value) ? value : null)
