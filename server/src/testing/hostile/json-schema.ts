import fc from 'fast-check'
import { z } from 'zod'

/** The part of JSON Schema that our request schemas come out as. */
export type Node = {
  type?: string | undefined
  properties?: Record<string, Node> | undefined
  required?: string[] | undefined
  items?: Node | undefined
  anyOf?: Node[] | undefined
  enum?: unknown[] | undefined
  const?: unknown
  pattern?: string | undefined
  format?: string | undefined
  minimum?: number | undefined
}

const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z
      .union([z.string(), z.array(z.string()).transform((types) => types.find((type) => type !== 'null'))])
      .optional(),
    properties: z.record(z.string(), Node).optional(),
    required: z.array(z.string()).optional(),
    items: Node.optional(),
    anyOf: z.array(Node).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    minimum: z.number().optional(),
  }),
)

/** What a request must look like, with every reference written out. */
export const describe = (schema: z.ZodType): Node =>
  Node.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', metadata: z.registry() }))

/** Sound values by the name of their field, made anew each time. */
export type Known = ReadonlyMap<string, () => unknown>

export type Path = (string | number)[]

/** Every field of a request, also those inside objects and lists. */
export function fieldsOf(node: Node, path: Path = []): { path: Path; node: Node }[] {
  const solid = solidOf(node)
  const inner = Object.entries(solid.properties ?? {}).flatMap(([name, child]) => fieldsOf(child, [...path, name]))
  const items = solid.items ? fieldsOf(solid.items, [...path, 0]) : []
  return [...(path.length > 0 ? [{ path, node: solid }] : []), ...inner, ...items]
}

const solidOf = (node: Node): Node => node.anyOf?.find(({ type }) => type !== 'null') ?? node

/** Fields that no schema requires and yet no request does without: a use case asks for them. */
const alsoNeeded = ['ibgeCode']

/** A sound value: what its name says (`known`), else the least that the schema admits. Only needed fields. */
export function sampleOf(node: Node, known: Known, name = ''): unknown {
  const solid = solidOf(node)
  const wanted = known.get(name)?.()
  if (wanted !== undefined && !['array', 'object'].includes(solid.type ?? '') && (solid.enum?.includes(wanted) ?? true))
    return wanted
  if (solid.const !== undefined) return solid.const
  if (solid.enum) return solid.enum[0]
  if (solid.type === 'object') {
    const needed = [...(solid.required ?? []), ...alsoNeeded.filter((key) => solid.properties?.[key])]
    return Object.fromEntries(needed.map((key) => [key, sampleOf(solid.properties?.[key] ?? {}, known, key)]))
  }
  if (solid.type === 'array') return solid.items ? [sampleOf(solid.items, known, name)] : []
  if (solid.type === 'boolean') return true
  if (solid.type === 'integer' || solid.type === 'number') return Math.max(solid.minimum ?? 1, 1)
  if (solid.pattern !== undefined) return matching(solid.pattern)
  return 'Texto'
}

const matches = new Map<string, string>()

function matching(pattern: string): string {
  const text =
    matches.get(pattern) ?? fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: 1, seed: 1 })[0] ?? ''
  matches.set(pattern, text)
  return text
}

/** The sound request with one field set; an absent parent is written first. */
export function withField(root: Node, known: Known, base: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return value
  const solid = solidOf(root)
  const child = (typeof step === 'number' ? solid.items : solid.properties?.[step]) ?? {}
  const name = typeof step === 'number' ? '' : step
  const present = childAt(base, step) ?? sampleOf(child, known, name)
  const next = withField(child, known, present, rest, value)
  if (Array.isArray(base)) return base.with(Number(step), next)
  return { ...(typeof base === 'object' ? base : {}), [step]: next }
}

/** What stands at a step of a path; undefined when there is nothing. */
export function childAt(value: unknown, step: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
  return Object.entries(value).find(([key]) => key === String(step))?.[1]
}
