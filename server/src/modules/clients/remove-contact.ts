import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { insertHistory } from './store.ts'
import { deleteContact, lockContact } from './store-parts.ts'

/** Removes a contact; the history keeps what it was. 404 when the client has no such contact. */
export async function removeContact(
  ctx: Ctx,
  { clientId, contactId }: { clientId: string; contactId: string },
): Promise<{ removed: true }> {
  await ctx.transaction(async (ctx) => {
    const contact = await lockContact(ctx, clientId, contactId)
    if (!contact) throw notFound('contact', 'Contato', contactId)
    await deleteContact(ctx, contactId)
    const { role, channel, value, name, allowsBilling, allowsMarketing } = contact
    await insertHistory(ctx, {
      clientId,
      kind: 'contact-removed',
      summary: `Contato removido: ${value}`,
      details: { contactId, role, channel, value, name, allowsBilling, allowsMarketing },
    })
  })
  return { removed: true }
}
