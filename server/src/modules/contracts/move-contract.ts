import type { Updateable } from 'kysely'
import type { Ctx } from '#kernel/context'
import type { DB } from '#kernel/db.types'
import { conflict } from '#kernel/errors'
import { appendHistory } from '#modules/clients'
import { recomputeAccess } from './recompute-access.ts'
import { type ContractStatus, isAllowed, isClosed, statusLabels } from './rules/transitions.ts'
import { type ContractRow, insertEvents, updateContract } from './store.ts'

type Move = {
  to: ContractStatus
  reason: string
  /** When it takes effect; today when absent. */
  on?: string
  set?: Omit<Updateable<DB['contracts.contracts']>, 'status'>
  details?: Record<string, unknown>
}

/**
 * Takes a held contract to another state, with event, timeline of the client and access. The only writer of `status`.
 * 409 `transition-not-allowed` with `from` and `to`.
 */
export async function moveContract(ctx: Ctx, contract: ContractRow, move: Move): Promise<ContractRow> {
  const { id: contractId, number, status: from } = contract
  const { to, reason, on = ctx.today, set = {}, details = {} } = move
  requireTransition(contract, to)
  await updateContract(ctx, contractId, { ...set, status: to })
  await insertEvents(ctx, [{ contractId, kind: 'status', from, to, reason, on, details }])
  await appendHistory(ctx, {
    clientId: contract.clientId,
    kind: 'contract-status',
    summary: `Contrato ${number}: ${statusLabels[from]} → ${statusLabels[to]}. ${reason}`,
    details: { contractId, from, to, on },
  })
  return await recomputeAccess(ctx, { contractId })
}

/** 409 `transition-not-allowed` when the contract may not go there from where it is. */
export function requireTransition({ number, status: from }: ContractRow, to: ContractStatus): void {
  if (isAllowed(from, to)) return
  throw conflict(
    'transition-not-allowed',
    `O contrato ${number} está ${statusLabels[from]} e não pode passar a ${statusLabels[to]}.`,
    { from, to },
  )
}

/** 409 `contract-closed` when nothing more can happen to the contract. */
export function requireOpen({ number, status }: ContractRow): void {
  if (isClosed(status)) throw conflict('contract-closed', `O contrato ${number} está ${statusLabels[status]}.`)
}
