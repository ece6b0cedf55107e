import fc from 'fast-check'
import { z } from 'zod'

/** A JSON schema as our document has it. */
export const Schema = z.record(z.string(), z.unknown())
export type Schema = z.output<typeof Schema>

const Known = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(Schema).optional(),
  oneOf: z.array(Schema).optional(),
  allOf: z.array(Schema).optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  properties: z.record(z.string(), Schema).optional(),
  required: z.array(z.string()).default([]),
  items: Schema.optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
})
type Known = z.output<typeof Known>

const nasty: readonly unknown[] = [
  ...[
    '',
    '\0',
    '\ud800',
    '\u202e',
    'null',
    'true',
    '[]',
    '{}',
    '-0',
    '1e999',
    '0x1',
    '0000-01-01',
    '9999-99-99',
    '+275760-09-13',
  ],
  ...[
    '2026-02-29',
    '2026-01-01T24:00:61Z',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ],
  ...[
    '{01990000-0000-7000-8000-000000000000}',
    '01990000000070008000000000000000',
    "' or 1=1 --",
    '${7*7}',
    '../../../x',
    '%00',
  ],
  ...[2 ** 31, -(2 ** 31) - 1, 2 ** 53, -(2 ** 53), 2 ** 63, 1e308, -0, 0.1, 1e-320, null, [], {}, [[[]]]],
  ...[{ __proto__: null, toString: 1 }, { constructor: { prototype: {} } }, 'x'.repeat(5_000)],
]

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...nasty),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.maxSafeInteger(),
)

const deepest = 8

/** Values for a schema: at every place mostly what it says, now and then what it does not. */
export function valueFor(
  schema: Schema,
  schemas: Record<string, Schema>,
  ids: readonly string[],
): fc.Arbitrary<unknown> {
  const make = (schema: Schema, depth: number): fc.Arbitrary<unknown> =>
    depth > deepest
      ? odd
      : fc.oneof({ weight: 12, arbitrary: sound(Known.parse(schema), depth) }, { weight: 1, arbitrary: odd })

  const sound = (known: Known, depth: number): fc.Arbitrary<unknown> => {
    const target = schemas[known.$ref?.split('/').at(-1) ?? '']
    if (target) return make(target, depth + 1)
    const choices = known.anyOf ?? known.oneOf ?? known.allOf
    if (choices && choices.length > 0) return fc.oneof(...choices.map((choice) => make(choice, depth + 1)))
    if (known.const !== undefined) return fc.constant(known.const)
    if (known.enum) return fc.constantFrom(...known.enum)
    const types = [known.type ?? []].flat()
    return types.length === 0 ? odd : fc.oneof(...types.map((type) => ofType(type, known, depth)))
  }

  const ofType = (type: string, known: Known, depth: number): fc.Arbitrary<unknown> => {
    const { properties = {}, required, items, minimum = -1e6, maximum = 1e9 } = known
    switch (type) {
      case 'object':
        return fc.record(
          Object.fromEntries(Object.entries(properties).map(([name, child]) => [name, make(child, depth + 1)])),
          { requiredKeys: required.filter((name) => Object.hasOwn(properties, name)) },
        )
      case 'array':
        return items ? fc.array(make(items, depth + 1), { maxLength: 3 }) : fc.array(odd, { maxLength: 3 })
      case 'integer':
        return fc.integer({
          min: Math.ceil(Math.max(minimum, -(2 ** 31))),
          max: Math.floor(Math.min(maximum, 2 ** 31 - 1)),
        })
      case 'number':
        return fc.double({ min: minimum, max: maximum, noNaN: true })
      case 'boolean':
        return fc.boolean()
      case 'null':
        return fc.constant(null)
      default:
        return text(known, ids)
    }
  }
  return make(schema, 0)
}

function text({ format, pattern }: Known, ids: readonly string[]): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.oneof(fc.constantFrom(...ids), fc.uuid())
  if (format === 'date')
    return fc
      .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
  if (format === 'date-time') return fc.date({ noInvalidDate: true }).map((at) => at.toISOString())
  if (format === 'email') return fc.emailAddress()
  if (pattern !== undefined && !/\(\?[!<=]|\\p\{/.test(pattern)) return fc.stringMatching(new RegExp(pattern))
  return fc.string({ unit: 'grapheme', maxLength: 30 })
}
