import type { Ctx } from '#kernel/context'
import { createLogin } from '#modules/radius'
import { makeContract } from './make-contract.ts'

let serial = 0

/** A login, with its password, of a new active contract or of the one given. */
export async function makeLogin(ctx: Ctx, overrides: Partial<Parameters<typeof createLogin>[1]> = {}) {
  serial += 1
  const contractId = overrides.contractId ?? (await makeContract(ctx)).id
  return await createLogin(ctx, { username: `assinante${serial}@provedor.test`, ...overrides, contractId })
}
