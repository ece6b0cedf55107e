const reference = /"#\/components\/schemas\/([^"]+)"/g
const namesIn = (part: unknown): string[] =>
  [...JSON.stringify(part ?? null).matchAll(reference)].map(([, name]) => name ?? '')

type Document = { paths?: unknown; components?: { schemas?: Record<string, unknown> } }

/**
 * Every schema is registered twice, as what is read and, with `Input` behind its name, as what is written. Keeps those that a route
 * uses, and the plain name for those that are only written.
 */
export function pruneSchemas<T extends Document>(document: T): T {
  const schemas = document.components?.schemas ?? {}
  const used = new Set<string>()
  const waiting = namesIn(document.paths)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (used.has(name)) continue
    used.add(name)
    waiting.push(...namesIn(schemas[name]))
  }
  const plainOf = (name: string) => {
    const plain = name.replace(/Input$/, '')
    return used.has(plain) ? name : plain
  }
  const kept = Object.entries(schemas).filter(([name]) => used.has(name))
  const components = {
    ...document.components,
    schemas: Object.fromEntries(kept.map(([name, schema]) => [plainOf(name), schema])),
  }
  const text = JSON.stringify({ ...document, components })
  return JSON.parse(
    text.replace(reference, (_, name: string) => JSON.stringify(`#/components/schemas/${plainOf(name)}`)),
  )
}
