import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { type ClientRow, findClient } from './store.ts'
import { type AddressRow, type ContactRow, listAddresses, listContacts } from './store-parts.ts'

/** A client. 404 when the company has no such client. */
export async function getClient(ctx: Ctx, { id }: { id: string }): Promise<ClientRow> {
  const client = await findClient(ctx, id)
  if (!client) throw notFound('client', 'Cliente', id)
  return client
}

/** A client with addresses and contacts, oldest first. 404 when the company has no such client. */
export async function getClientFile(
  ctx: Ctx,
  { id }: { id: string },
): Promise<ClientRow & { addresses: AddressRow[]; contacts: ContactRow[] }> {
  const client = await getClient(ctx, { id })
  return { ...client, addresses: await listAddresses(ctx, id), contacts: await listContacts(ctx, id) }
}
