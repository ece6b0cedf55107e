import type { CivilDate } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { billContract } from './bill-contract.ts'
import { findContractByNumber } from './views-run.ts'
import { listExplained } from './views-titles.ts'

/** The titles that a contract would get until a due date, line by line, by the run's own code; `parked` when it would get none, and why. 404 unknown. */
export const previewContract = (
  ctx: Ctx,
  { contractNumber, dueUntil }: { contractNumber: number; dueUntil: CivilDate },
) =>
  ctx.rehearse(async (ctx) => {
    const contract = await findContractByNumber(ctx, contractNumber)
    if (!contract) throw notFound('contract', 'Contrato', contractNumber)
    const { invoices, parked } = await billContract(ctx, { contractId: contract.id, dueUntil })
    const titles = await listExplained(
      ctx,
      invoices.map(({ id }) => id),
    )
    const [obstacle] = parked
    return {
      contractId: contract.id,
      clientName: contract.clientName,
      titles,
      parked: obstacle ? { cause: obstacle.cause, detail: obstacle.detail } : null,
    }
  })
