import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { type AddressFields, checkAddress } from './check-address.ts'
import { getClient } from './get-client.ts'
import { insertHistory } from './store.ts'
import { type AddressRow, insertAddress } from './store-parts.ts'

/** Adds an address to a client. 404 for the client, 422 at the field (CEP, IBGE code, UF must agree). */
export async function addAddress(
  ctx: Ctx,
  { clientId, ...input }: { clientId: string } & AddressFields,
): Promise<AddressRow> {
  const address = await checkAddress(input)
  return await ctx.transaction(async (ctx) => {
    await getClient(ctx, { id: clientId })
    const row = await insertAddress(ctx, {
      ...address,
      id: newId(),
      companyId: ctx.companyId,
      clientId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })
    await insertHistory(ctx, {
      clientId,
      kind: 'address-added',
      summary: `Endereço incluído: ${address.street}, ${address.streetNumber}, ${address.city}/${address.state}`,
      details: { addressId: row.id, ...address },
    })
    return row
  })
}
