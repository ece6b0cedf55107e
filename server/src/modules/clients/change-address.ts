import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { checkAddress } from './check-address.ts'
import { listChanges } from './rules/list-changes.ts'
import { type AddressChanges, NewAddress } from './schemas.ts'
import { requireVersion } from './stale-version.ts'
import { insertHistory } from './store.ts'
import { type AddressRow, lockAddress, updateAddress } from './store-parts.ts'

type Input = { clientId: string; addressId: string } & z.output<typeof AddressChanges>

/** Changes the given fields of an address, checked as a whole again. 404, 409 `stale-version`, 422 at the field. */
export async function changeAddress(
  ctx: Ctx,
  { clientId, addressId, version, ...changes }: Input,
): Promise<AddressRow> {
  return await ctx.transaction(async (ctx) => {
    const before = await lockAddress(ctx, clientId, addressId)
    if (!before) throw notFound('address', 'Endereço', addressId)
    requireVersion(before, version)
    const after = await checkAddress(merge(before, changes))
    const changed = listChanges(before, after)
    if (Object.keys(changed).length === 0) return before
    const row = await updateAddress(ctx, addressId, after)
    const summary = `Endereço alterado: ${after.street}, ${after.streetNumber}, ${after.city}/${after.state}`
    await insertHistory(ctx, { clientId, kind: 'address-changed', summary, details: { addressId, changes: changed } })
    return row
  })
}

/** The municipality is named anew as a whole: an old city must not contradict a new code. */
function merge(
  before: AddressRow,
  changes: Omit<z.output<typeof AddressChanges>, 'version'>,
): z.output<typeof NewAddress> {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const movesTown = ['ibgeCode', 'city', 'state'].some((field) => field in given)
  const { ibgeCode, city, state, ...rest } = before
  const base = { ...rest, ...(!movesTown && { ibgeCode, city, state }), ...given }
  const fields = Object.keys(NewAddress.shape)
  return NewAddress.parse(Object.fromEntries(Object.entries(base).filter(([field]) => fields.includes(field))))
}
