import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { getContract } from '#modules/contracts'
import { generateSecret } from './generate-secret.ts'
import { present } from './present.ts'
import { refusing } from './refusals.ts'
import type { NewLogin } from './schemas.ts'
import { seal } from './sealing.ts'
import { insertLogin, networkOf, networksOf, type LoginRow } from './store.ts'

/**
 * Gives a contract a PPPoE (or hotspot) login; it works from the next dial-in on, as far as the contract's access state
 * allows. The password, generated when absent, is given back this once. 404 contract or router of another company;
 * 409 `username-taken` (user names are one space for all companies) or `address-taken`.
 */
export async function createLogin(
  ctx: Ctx,
  input: z.output<typeof NewLogin>,
): Promise<LoginRow & { password: string }> {
  const { contractId, username, password = generateSecret(12), ...rest } = input
  // The foreign key would find also the contract that the asker may not see.
  await getContract(ctx, { id: contractId })
  const id = newId()
  const row = await refusing(ctx, (ctx) =>
    insertLogin(ctx, {
      ...addressColumns(rest),
      id,
      contractId,
      username: username.toLowerCase(),
      companyId: ctx.companyId,
      passwordSealed: seal(ctx.secrets, id, password),
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }),
  )
  return { ...row, password }
}

type Addresses = Partial<Pick<z.output<typeof NewLogin>, 'wanIpv6Prefix' | 'delegatedIpv6Prefix' | 'routedNetworks'>>

/** The given columns, networks without host bits. */
export function addressColumns<T extends Addresses>({
  wanIpv6Prefix,
  delegatedIpv6Prefix,
  routedNetworks,
  ...rest
}: T) {
  const prefix = (text: string | null) => (text === null ? null : networkOf(text))
  return {
    ...present(rest),
    ...(wanIpv6Prefix !== undefined && { wanIpv6Prefix: prefix(wanIpv6Prefix) }),
    ...(delegatedIpv6Prefix !== undefined && { delegatedIpv6Prefix: prefix(delegatedIpv6Prefix) }),
    ...(routedNetworks !== undefined && { routedNetworks: networksOf(routedNetworks) }),
  }
}
