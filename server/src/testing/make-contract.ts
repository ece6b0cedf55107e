import type { Ctx } from '#kernel/context'
import { activateContract, createContract, sendForSignature, signContract } from '#modules/contracts'
import { makeAccount } from './make.ts'
import { makeClient } from './make-client.ts'
import { makePlan } from './make-plan.ts'

type NewContract = Parameters<typeof createContract>[1]

/** A draft with client, plan and portador, due on day 10. */
export async function makeDraftContract(ctx: Ctx, overrides: Partial<NewContract> = {}) {
  const clientId = overrides.clientId ?? (await makeClient(ctx)).id
  const planId = overrides.planId ?? (await makePlan(ctx)).plan.id
  const accountId = overrides.accountId === undefined ? (await makeAccount(ctx)).id : overrides.accountId
  return await createContract(ctx, { dueDay: 10, ...overrides, clientId, planId, accountId })
}

/** An active contract with client, plan and portador, due on day 10; active since `activatedOn` (today). */
export async function makeContract(
  ctx: Ctx,
  { activatedOn, ...overrides }: Partial<NewContract> & { activatedOn?: string } = {},
) {
  const { id: contractId } = await makeDraftContract(ctx, overrides)
  await sendForSignature(ctx, { contractId })
  await signContract(ctx, { contractId, evidence: { channel: 'paper' } })
  return await activateContract(ctx, { contractId, on: activatedOn })
}
