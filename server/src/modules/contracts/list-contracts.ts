import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { getContract } from './get-contract.ts'
import type { ContractFilter, EventFilter } from './schemas.ts'
import { ContractEvent } from './schemas-answers.ts'
import { listEvents } from './store.ts'
import { listSuspensionPage } from './store-access.ts'
import { selectContracts } from './views.ts'

/** Contracts by number (or `sort`), optionally of a client, a state or an access state, or found by number or client. */
export async function listContracts(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof ContractFilter>) {
  const [after] = decodeCursor(z.tuple([z.int()]), cursor) ?? []
  return toPage(await selectContracts(ctx, filter, after, limit + 1), limit, (row) => [row.number])
}

type Log = { contractId: string } & z.output<typeof EventFilter>

/** Every change of a contract, newest first. 404 when the company has no such contract. */
export async function listContractEvents(ctx: Ctx, { contractId, limit, cursor }: Log) {
  await getContract(ctx, { id: contractId })
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  const page = toPage(await listEvents(ctx, { contractId, before, limit: limit + 1 }), limit, (row) => [row.id])
  return { ...page, items: page.items.map((row) => ContractEvent.parse(row)) }
}

/** A contract's suspensions, newest first. 404 when the company has no such contract. */
export async function listContractSuspensions(ctx: Ctx, { contractId, limit, cursor }: Log) {
  await getContract(ctx, { id: contractId })
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await listSuspensionPage(ctx, { contractId, before, limit: limit + 1 }), limit, (row) => [row.id])
}
