import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

const Content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()) }))
const Document = z.object({
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
  paths: z.record(
    z.string(),
    z.record(z.string(), z.object({ responses: z.record(z.string(), z.object({ content: Content })) })),
  ),
})

/**
 * Holds every answer of a server that is not ready yet against the OpenAPI document: that its status and its kind of content are told
 * there, and that its JSON is what the schema for that status says. Gives what is not, each thing once; it grows as answers are sent.
 */
export function watchDocumented(server: FastifyInstance): ReadonlySet<string> {
  const faults = new Set<string>()
  let judge: ReturnType<typeof readDocument> | undefined
  server.addHook('onSend', async ({ method, routeOptions: { url } }, reply, payload) => {
    judge ??= readDocument(server)
    const type = String(reply.getHeader('content-type') ?? '').split(';')[0] ?? ''
    const fault =
      url === undefined || method === 'HEAD'
        ? undefined
        : judge({ method, url, status: reply.statusCode, type, payload })
    if (fault !== undefined) faults.add(fault)
    return payload
  })
  return faults
}

type Answer = { method: string; url: string; status: number; type: string; payload: unknown }

function readDocument(server: FastifyInstance): (answer: Answer) => string | undefined {
  const { paths, components } = Document.parse(server.swagger())
  const $defs = JSON.parse(JSON.stringify(components.schemas).replaceAll('#/components/schemas/', '#/$defs/'))
  const schemas = new Map<string, z.ZodType>()
  const schemaAt = (place: string, told: object) => {
    const schema =
      schemas.get(place) ??
      z.fromJSONSchema({ ...JSON.parse(JSON.stringify(told).replaceAll('#/components/schemas/', '#/$defs/')), $defs })
    schemas.set(place, schema)
    return schema
  }
  return ({ method, url, status, type, payload }) => {
    const responses = paths[url.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()]?.responses
    if (!responses) return undefined
    const key = status in responses ? String(status) : `${Math.floor(status / 100)}XX`
    const content = responses[key]?.content
    const place = `${method} ${url} ${status} ${type}`
    if (!content) return `${place}: no such status in the document`
    const told = content[type] ?? content['*/*']
    if (!told) return `${place}: no such kind of content in the document`
    if (!type.endsWith('json') || !content[type]) return undefined
    const read = schemaAt(`${method} ${url} ${key} ${type}`, told.schema).safeParse(JSON.parse(String(payload)))
    return read.success ? undefined : `${place}: ${z.prettifyError(read.error).slice(0, 300)}`
  }
}
