import fc from 'fast-check'
import type { InjectOptions } from 'fastify'
import { z } from 'zod'
import { Schema, valueFor } from './arbitrary-value.ts'
import type { Sent } from './judge-answer.ts'

const Parameter = z.object({ name: z.string(), in: z.string(), schema: Schema })
const Operation = z.object({
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: Schema })) }).optional(),
})
const Document = z.object({
  components: z.object({ schemas: z.record(z.string(), Schema) }),
  paths: z.record(z.string(), z.record(z.string(), Operation)),
})

const methods = { get: 'GET', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const

/** One request of a reader of the document, and what its parts were. */
export type Asked = { wire: InjectOptions & { url: string }; sent: Sent }
export type Fuzzed = { key: string; asked: fc.Arbitrary<Asked> }

/**
 * What somebody sends who has nothing but our OpenAPI document and a tool that reads it: for each operation, requests that mostly follow
 * its schemas and leave them at any place now and then. `ids` stand for what the reader could have seen.
 */
export function readFuzzed(openapi: unknown, ids: readonly string[]): Fuzzed[] {
  const { paths, components } = Document.parse(openapi)
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(methods).flatMap(([name, method]): Fuzzed[] => {
      const { parameters, requestBody } = item[name] ?? {}
      if (!parameters) return []
      const valueOf = (schema: Schema) => valueFor(schema, components.schemas, ids)
      const partsIn = (place: string) =>
        Object.fromEntries(parameters.filter((one) => one.in === place).map((one) => [one.name, valueOf(one.schema)]))
      const [type, content] = Object.entries(requestBody?.content ?? {})[0] ?? []
      const asked = fc
        .record({
          params: fc.record(partsIn('path')),
          query: fc.record(partsIn('query'), { requiredKeys: [] }),
          body: content ? valueOf(content.schema) : fc.constant(undefined),
        })
        .map((sent): Asked => {
          const url = path.replace(/\{(\w+)\}/g, (_, key: string) => escape(sent.params[key]) || '-')
          const search = pairs(sent.query)
          const wire = { method, url: search === '' ? url : `${url}?${search}` }
          if (type === undefined) return { wire, sent }
          const payload = type.endsWith('json') ? (JSON.stringify(sent.body) ?? '') : pairs(sent.body)
          return { wire: { ...wire, headers: { 'content-type': type }, payload }, sent }
        })
      return [{ key: `${method} ${path}`, asked }]
    }),
  )
}

/** As a query and a form are written; what has no fields as it is. */
const pairs = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([key, part]) => `${escape(key)}=${escape(part)}`)
        .join('&')
    : escape(value)

/** In a URL; half a pair cannot stand there. */
const escape = (value: unknown): string =>
  encodeURIComponent((typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).toWellFormed())
