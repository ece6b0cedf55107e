import { z } from 'zod'
import { AppError } from './errors.ts'
import { personalKind } from './values.ts'
import type { PersonalKind } from './values.ts'

type Masks = ReadonlySet<string>
type Masker = (value: unknown, masks: Masks) => unknown

const same: Masker = (value) => value
const compiled = new WeakMap<z.ZodType, Masker>()

/** What a route answers, with the personal fields of these kinds masked: its schema says which they are. */
export const maskBy = (schema: z.ZodType, value: unknown, masks: Masks): unknown =>
  masks.size === 0 ? value : maskerOf(schema)(value, masks)

/** Whether what a route answers shows anything of a person. */
export const holdsPersonal = (schema: z.ZodType): boolean => maskerOf(schema) !== same

/** Compiled once per schema; `same` where nothing of it is personal. */
function maskerOf(schema: z.ZodType): Masker {
  const known = compiled.get(schema)
  if (known) return known
  // A schema that holds itself meets this one on the way.
  compiled.set(schema, (value, masks) => (compiled.get(schema) ?? same)(value, masks))
  const masker = compile(schema)
  compiled.set(schema, masker)
  return masker
}

function compile(schema: z.ZodType): Masker {
  const kind = personalKind(schema)
  if (kind !== undefined) return (value, masks) => maskValue(kind, value, masks)
  if (schema instanceof z.ZodObject) return ofObject(schema)
  if (schema instanceof z.ZodArray) return ofArray(maskerOf(inner(schema.element)))
  if (schema instanceof z.ZodUnion) return all(schema.options.map((option) => maskerOf(inner(option))))
  if (schema instanceof z.ZodRecord) return ofRecord(maskerOf(inner(schema.valueType)))
  if (schema instanceof z.ZodLazy) return (value, masks) => maskerOf(inner(schema.unwrap()))(value, masks)
  if (schema instanceof z.ZodPipe) return maskerOf(inner(schema.in))
  const wraps =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  return wraps ? maskerOf(inner(schema.unwrap())) : same
}

/** The library types what it holds as its core, which every schema of ours is an instance above. */
const inner = (schema: unknown): z.ZodType => schema as z.ZodType

function ofObject(schema: z.ZodObject): Masker {
  const fields = Object.entries(schema.shape)
    .map(([name, field]) => [name, maskerOf(inner(field))] as const)
    .filter(([, masker]) => masker !== same)
  if (fields.length === 0) return same
  return (value, masks) => {
    if (typeof value !== 'object' || value === null) return value
    const copy: Record<string, unknown> = { ...value }
    for (const [name, masker] of fields) if (name in copy) copy[name] = masker(copy[name], masks)
    return copy
  }
}

const ofArray = (masker: Masker): Masker =>
  masker === same ? same : (value, masks) => (Array.isArray(value) ? value.map((one) => masker(one, masks)) : value)

const ofRecord = (masker: Masker): Masker =>
  masker === same
    ? same
    : (value, masks) =>
        typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([name, one]) => [name, masker(one, masks)]))
          : value

/** Whichever option it is, its fields carry the same names: what one option calls personal is personal. */
const all = (maskers: readonly Masker[]): Masker => {
  const acting = maskers.filter((masker) => masker !== same)
  return acting.length === 0 ? same : (value, masks) => acting.reduce((masked, masker) => masker(masked, masks), value)
}

function maskValue(kind: PersonalKind, value: unknown, masks: Masks): unknown {
  // Where name and street stand cannot be told by their looks: the whole of it is left out.
  if (kind === 'letter' && value !== null && (masks.has('name') || masks.has('address')))
    return typeof value === 'object' && value !== null ? {} : '***'
  if (kind === 'text' || kind === 'letter') return maskTexts(value, masks)
  if (kind === 'contact') return maskValue(String(value).includes('@') ? 'email' : 'phone', value, masks)
  if (!masks.has(kind) || value === null || value === undefined) return value
  // A position says where somebody lives as well as an address does.
  if (typeof value !== 'string') return null
  return value.includes('***') ? value : writers[kind](value)
}

const writers: Record<Exclude<PersonalKind, 'text' | 'letter' | 'contact'>, (text: string) => string> = {
  document: (text) => {
    const bare = text.replace(/[^0-9A-Za-z]/g, '')
    if (/^\d{11}$/.test(bare)) return `***.${bare.slice(3, 6)}.${bare.slice(6, 9)}-**`
    if (bare.length === 14) return `***.${bare.slice(2, 5)}.${bare.slice(5, 8)}/${bare.slice(8, 12)}-**`
    return `***${bare.slice(-2)}`
  },
  phone: (text) => `*** ${text.replace(/\D/g, '').slice(-4)}`,
  email: (text) => `${text.slice(0, 1)}***@***`,
  address: () => '***',
  name: (text) => `${text.split(/\s/)[0] ?? ''} ***`,
}

const patterns = {
  email: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
  document: /\b\d{3}\.?\d{3}\.?\d{3}-?\d{2}\b|\b[0-9A-Z]{2}\.?[0-9A-Z]{3}\.?[0-9A-Z]{3}\/?[0-9A-Z]{4}-?\d{2}\b/g,
  phone: /(?:\+?55\s?)?\(?\b\d{2}\)?[\s-]?9?\d{4}[\s-]?\d{4}\b/g,
} as const

/** Free text and what hangs below it: whatever looks like a masked kind. */
function maskTexts(value: unknown, masks: Masks): unknown {
  if (Array.isArray(value)) return value.map((one) => maskTexts(one, masks))
  if (typeof value === 'object' && value !== null && !(value instanceof Date))
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskTexts(one, masks)]))
  if (typeof value !== 'string') return value
  let text = value
  for (const kind of ['email', 'document', 'phone'] as const)
    if (masks.has(kind)) text = text.replace(patterns[kind], (found) => writers[kind](found))
  return text
}

/** What came masked is not written back: 422 at its field, before anything is done. */
export function requireUnmasked(body: unknown, masks: Masks, pointer = ''): void {
  if (masks.size === 0) return
  if (typeof body === 'string' && body.includes('***')) {
    const detail = 'Este valor está mascarado para o seu perfil. Deixe o campo de fora ou informe o valor inteiro.'
    throw new AppError(422, 'masked-value', detail, { errors: [{ pointer, detail }] })
  }
  if (typeof body !== 'object' || body === null || body instanceof Uint8Array) return
  for (const [name, value] of Object.entries(body))
    requireUnmasked(value, masks, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`)
}
