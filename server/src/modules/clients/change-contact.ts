import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { checkContact } from './check-contact.ts'
import { listChanges } from './rules/list-changes.ts'
import type { ContactChanges } from './schemas.ts'
import { requireVersion } from './stale-version.ts'
import { insertHistory } from './store.ts'
import { type ContactRow, listContacts, lockContact, updateContact } from './store-parts.ts'

type Input = { clientId: string; contactId: string } & z.output<typeof ContactChanges>

/** Changes a contact or its opt-ins. 404, 409 `stale-version` or `contact-exists`, 422 at `/value`. */
export async function changeContact(
  ctx: Ctx,
  { clientId, contactId, version, ...changes }: Input,
): Promise<ContactRow> {
  return await ctx.transaction(async (ctx) => {
    const before = await lockContact(ctx, clientId, contactId)
    if (!before) throw notFound('contact', 'Contato', contactId)
    requireVersion(before, version)
    const { role, channel, value, name, allowsBilling, allowsMarketing } = before
    const given = Object.fromEntries(Object.entries(changes).filter(([, field]) => field !== undefined))
    const after = checkContact({ role, channel, value, name, allowsBilling, allowsMarketing, ...given })
    const changed = listChanges(before, after)
    if (Object.keys(changed).length === 0) return before
    const isTaken = (other: ContactRow) =>
      other.id !== contactId && other.channel === after.channel && other.value === after.value
    if ((await listContacts(ctx, clientId)).some(isTaken))
      throw conflict('contact-exists', `O cliente já tem o contato ${after.value}.`)
    const row = await updateContact(ctx, contactId, after)
    const summary = `Contato alterado: ${after.value}`
    await insertHistory(ctx, { clientId, kind: 'contact-changed', summary, details: { contactId, changes: changed } })
    return row
  })
}
