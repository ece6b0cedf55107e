import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { decodeCursor, toPage } from '#kernel/paging'
import { Id } from '#kernel/values'
import { getContract } from './get-contract.ts'
import type { ContractEventFilter, ContractFilter, EventFilter } from './schemas.ts'
import { ContractEvent } from './schemas-answers.ts'
import { listSuspensionPage } from './store-access.ts'
import { selectContracts } from './views.ts'
import { selectEvents } from './views-events.ts'

/** Contracts by number (or `sort`), optionally of a client, a state or an access state, or found by number or client. */
export async function listContracts(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof ContractFilter>) {
  const [after] = decodeCursor(z.tuple([z.int()]), cursor) ?? []
  return toPage(await selectContracts(ctx, filter, after, limit + 1), limit, (row) => [row.number])
}

type Log = { contractId: string } & z.output<typeof EventFilter>

type EventLog = { contractId: string } & z.output<typeof ContractEventFilter>

/** Every change of a contract with who made it and the names behind its ids, newest first or by `sort`. 404 when the company has no such contract. */
export async function listContractEvents(ctx: Ctx, { contractId, sort = '-at', limit, cursor }: EventLog) {
  await getContract(ctx, { id: contractId })
  const [after] = decodeCursor(z.tuple([Id]), cursor) ?? []
  const events = await selectEvents(ctx, { contractId, after, isDescending: sort === '-at', limit: limit + 1 })
  const page = toPage(events, limit, (row) => [row.id])
  return { ...page, items: page.items.map((row) => ContractEvent.parse(row)) }
}

/** A contract's suspensions, newest first. 404 when the company has no such contract. */
export async function listContractSuspensions(ctx: Ctx, { contractId, limit, cursor }: Log) {
  await getContract(ctx, { id: contractId })
  const [before] = decodeCursor(z.tuple([Id]), cursor) ?? []
  return toPage(await listSuspensionPage(ctx, { contractId, before, limit: limit + 1 }), limit, (row) => [row.id])
}
