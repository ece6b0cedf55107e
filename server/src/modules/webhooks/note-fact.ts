import type { Observer } from '#kernel/events'
import { typesOfFact } from './rules/catalogue.ts'
import { insertDeliveries } from './store-deliveries.ts'

/** Writes the messages of a fact in its transaction: they exist if, and only if, the fact does, and in the order of the facts. */
export const noteFact: Observer = async (place, { name, payload }) => {
  for (const [type, kind] of typesOfFact(name)) {
    for (const endpointId of await insertDeliveries(place, type, kind.messagesOf(payload)))
      await place.enqueue('webhooks.deliver', { endpointId })
  }
}
