import { z } from 'zod'
import { catalogue } from './rules/catalogue.ts'

const header = (name: string, description: string) => ({
  name,
  in: 'header',
  required: true,
  description,
  schema: { type: 'string' },
})

const parameters = [
  header('webhook-id', 'Identificador da mensagem, o mesmo em toda tentativa: descarte o que já recebeu.'),
  header('webhook-timestamp', 'Segundos desde 1970 no momento desta tentativa.'),
  header(
    'webhook-signature',
    '`v1,` e o HMAC-SHA256 em base64 de `webhook-id.webhook-timestamp.corpo`; um por segredo válido, separados por espaço.',
  ),
]

/** The section `webhooks` of OpenAPI 3.1: what this server sends, from the schemas that it is written by. */
export const describeWebhooks = (): Record<string, object> =>
  Object.fromEntries(
    Object.entries(catalogue).map(([type, { summary, data }]) => [type, describe(type, summary, data)]),
  )

function describe(type: string, summary: string, data: z.ZodType): object {
  const Envelope = z.object({
    id: z.uuid(),
    type: z.literal(type),
    createdAt: z.iso.datetime(),
    companyId: z.uuid(),
    data,
  })
  const { $schema: _, ...schema } = z.toJSONSchema(Envelope)
  return {
    post: {
      summary,
      tags: ['webhooks'],
      parameters,
      requestBody: { required: true, content: { 'application/json': { schema } } },
      responses: { '2XX': { description: 'Recebido; a mensagem não volta a ser enviada' } },
    },
  }
}
