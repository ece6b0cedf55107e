import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { checkContact, type ContactFields } from './check-contact.ts'
import { getClient } from './get-client.ts'
import { insertHistory } from './store.ts'
import { type ContactRow, insertContact } from './store-parts.ts'

/** Adds a way to reach a client. 404 for the client, 409 `contact-exists`, 422 at `/value`. */
export async function addContact(
  ctx: Ctx,
  { clientId, ...input }: { clientId: string } & ContactFields,
): Promise<ContactRow> {
  const contact = checkContact(input)
  return await ctx.transaction(async (ctx) => {
    await getClient(ctx, { id: clientId })
    const row = await insertContact(ctx, {
      ...contact,
      id: newId(),
      companyId: ctx.companyId,
      clientId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    if (!row) throw conflict('contact-exists', `O cliente já tem o contato ${contact.value}.`)
    await insertHistory(ctx, {
      clientId,
      kind: 'contact-added',
      summary: `Contato incluído: ${contact.value}`,
      details: { contactId: row.id, ...contact },
    })
    return row
  })
}
