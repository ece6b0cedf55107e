import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, InstantOrDay, line } from '#kernel/values'
import { catalogue, testType } from './rules/catalogue.ts'

const types = Object.keys(catalogue).filter((type) => type !== testType)
export const EventType = z.enum(types, 'Escolha tipos de evento da lista.')
const AnyType = z.enum([...types, testType])
const Url = z.string().trim().min(1, 'Informe o endereço.').max(500)
const Events = z.array(EventType).min(1, 'Escolha ao menos um evento.').max(50)

export const NewEndpoint = z
  .strictObject({ name: line(120), url: Url, events: Events })
  .meta({ id: 'NewWebhookEndpoint' })
export const EndpointChanges = z
  .strictObject({
    version: z.int(),
    name: line(120).optional(),
    url: Url.optional(),
    events: Events.optional(),
    isActive: z.boolean().optional(),
  })
  .meta({ id: 'WebhookEndpointChanges' })

export const Endpoint = z
  .object({
    id: Id,
    name: z.string(),
    url: z.string(),
    events: z.array(AnyType),
    isActive: z.boolean(),
    previousUntil: z.date().nullable(),
    createdAt: z.date(),
    version: z.int(),
    waitingCount: z.int(),
    deadCount: z.int(),
    lastDeliveredAt: z.date().nullable(),
  })
  .meta({ id: 'WebhookEndpoint' })
export const EndpointPage = pageOf(Endpoint)
export const EndpointFilter = z.strictObject({ ...pageQuery })
/** `secret` is shown this once. */
export const EndpointWithSecret = Endpoint.extend({ secret: z.string() }).meta({ id: 'WebhookEndpointWithSecret' })

export const deliveryStates = ['waiting', 'delivered', 'dead'] as const
const delivery = {
  id: Id,
  endpointId: Id,
  event: AnyType,
  objectId: z.string(),
  state: z.enum(deliveryStates),
  createdAt: z.date(),
  nextAttemptAt: z.date(),
  attemptCount: z.int(),
  deliveredAt: z.date().nullable(),
  lastError: z.string().nullable(),
}
export const Delivery = z.object(delivery).meta({ id: 'WebhookDelivery' })
export const DeliveryPage = pageOf(Delivery)
export const DeliveryFilter = z.strictObject({
  ...pageQuery,
  state: z.enum(deliveryStates).optional(),
  event: AnyType.optional(),
})
const Attempt = z
  .object({ at: z.date(), status: z.int().nullable(), durationMs: z.int(), error: z.string().nullable() })
  .meta({ id: 'WebhookAttempt' })
export const DeliveryFile = z
  .object({ ...delivery, body: z.string(), attempts: z.array(Attempt) })
  .meta({ id: 'WebhookDeliveryFile' })

export const Replay = z
  .strictObject({ since: InstantOrDay.optional(), onlyDead: z.boolean().optional() })
  .refine(({ since, onlyDead }) => since !== undefined || onlyDead === true, {
    path: ['since'],
    message: 'Informe desde quando, ou escolha só as mensagens que desistiram.',
  })
  .meta({
    id: 'WebhookReplay',
    description:
      'Tudo o que foi criado desde este instante, ou desde o começo deste dia no fuso da empresa; `onlyDead`: só o que nunca foi recebido',
  })
export const Replayed = z.object({ replayedCount: z.int() })
export const EventKinds = z.object({ items: z.array(z.object({ type: z.string(), summary: z.string() })) })
