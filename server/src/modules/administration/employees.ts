import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { decodeCursor, toPage } from '#kernel/paging'
import { IdCursor, type EmployeeChanges, type EmployeeFilter, type NewEmployee } from './schemas-house.ts'
import { getSite } from './sites.ts'
import {
  findEmployee,
  insertEmployee,
  listEmployeeRows,
  lockEmployee,
  updateEmployee,
  type EmployeeRow,
} from './store-house.ts'
import { isColleague } from './views-people.ts'

/** The staff file of a person; a link to the user they sign in with is theirs alone. 404 for an unknown place or user, 409, 422. */
export async function createEmployee(ctx: Ctx, input: z.output<typeof NewEmployee>): Promise<EmployeeRow> {
  const { email = null, phone = null, siteId = null, userId = null, leftOn = null, ...required } = input
  await requireLinks(ctx, { siteId, userId })
  requireOrder({ admittedOn: input.admittedOn, leftOn })
  const links = { email, phone, siteId, userId, leftOn }
  const stamps = { createdAt: ctx.now, updatedAt: ctx.now }
  return await insertEmployee(ctx, { ...required, ...links, ...stamps, id: newId(), companyId: ctx.companyId })
}

/** Changes the given fields; the CPF is for good. 404, 409 `stale-version` (with `current`), 422. */
export const changeEmployee = (
  ctx: Ctx,
  { id, version, ...changes }: { id: string } & z.output<typeof EmployeeChanges>,
): Promise<EmployeeRow> =>
  ctx.transaction(async (ctx) => {
    const before = await lockEmployee(ctx, id)
    if (!before) throw notFound('employee', 'Funcionário', id)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou esta ficha. Recarregue e refaça a alteração.', {
        current: before,
      })
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const after = { ...before, ...given }
    await requireLinks(ctx, after)
    requireOrder(after)
    return await updateEmployee(ctx, id, given)
  })

/** A staff file of the company. 404. */
export async function getEmployee(ctx: Ctx, { id }: { id: string }): Promise<EmployeeRow> {
  const employee = await findEmployee(ctx, id)
  if (!employee) throw notFound('employee', 'Funcionário', id)
  return employee
}

/** The staff in the order in which they were registered. */
export async function listEmployees(ctx: Ctx, { limit, cursor, isPresent }: z.output<typeof EmployeeFilter>) {
  const [after] = decodeCursor(IdCursor, cursor) ?? []
  return toPage(await listEmployeeRows(ctx, { isPresent, after, limit: limit + 1 }), limit, (row) => [row.id])
}

async function requireLinks(ctx: Ctx, { siteId, userId }: Pick<EmployeeRow, 'siteId' | 'userId'>): Promise<void> {
  if (siteId !== null) await getSite(ctx, { id: siteId })
  if (userId !== null && !(await isColleague(ctx, userId))) throw notFound('user', 'Usuário', userId)
}

function requireOrder({ admittedOn, leftOn }: Pick<EmployeeRow, 'admittedOn' | 'leftOn'>): void {
  if (leftOn !== null && leftOn < admittedOn) throw invalid('/leftOn', 'A saída não pode ser antes da admissão.')
}
