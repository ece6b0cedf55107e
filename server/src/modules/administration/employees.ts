import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { decodeCursor, toPage } from '#kernel/paging'
import { IdCursor, type EmployeeChanges, type EmployeeFilter, type NewEmployee } from './schemas-house.ts'
import { getSite } from './sites.ts'
import {
  findEmployee,
  findEmployeeOfUser,
  insertEmployee,
  listEmployeeRows,
  lockEmployee,
  updateEmployee,
  type EmployeeRow,
} from './store-house.ts'
import { isColleague, withUserNames } from './views-people.ts'

type Employee = EmployeeRow & { userName: string | null }

async function named(ctx: Ctx, row: EmployeeRow): Promise<Employee> {
  const [employee] = await withUserNames(ctx, [row])
  return employee ?? { ...row, userName: null }
}

/** The staff file of a person; a link to the user they sign in with is theirs alone. 404 for an unknown place or user, 409 `user-linked`, 422. */
export async function createEmployee(ctx: Ctx, input: z.output<typeof NewEmployee>): Promise<Employee> {
  const { email = null, phone = null, siteId = null, userId = null, leftOn = null, ...required } = input
  await requireLinks(ctx, { id: null, siteId, userId })
  requireOrder({ admittedOn: input.admittedOn, leftOn })
  const links = { email, phone, siteId, userId, leftOn }
  const stamps = { createdAt: ctx.now, updatedAt: ctx.now }
  const values = { ...required, ...links, ...stamps, id: newId(), companyId: ctx.companyId }
  return await named(ctx, await insertEmployee(ctx, values))
}

/** Changes the given fields; the CPF is for good. 404, 409 `stale-version` (with `current`), 422. */
export const changeEmployee = (
  ctx: Ctx,
  { id, version, ...changes }: { id: string } & z.output<typeof EmployeeChanges>,
): Promise<Employee> =>
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
    return await named(ctx, await updateEmployee(ctx, id, given))
  })

/** A staff file of the company. 404. */
export async function getEmployee(ctx: Ctx, { id }: { id: string }): Promise<Employee> {
  const employee = await findEmployee(ctx, id)
  if (!employee) throw notFound('employee', 'Funcionário', id)
  return await named(ctx, employee)
}

/** The staff in the order in which they were registered. */
export async function listEmployees(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof EmployeeFilter>) {
  const [after] = decodeCursor(IdCursor, cursor) ?? []
  const { items, nextCursor } = toPage(
    await listEmployeeRows(ctx, { ...filter, after, limit: limit + 1 }),
    limit,
    (row) => [row.id],
  )
  return { items: await withUserNames(ctx, items), nextCursor }
}

type Links = Pick<EmployeeRow, 'siteId' | 'userId'> & { id: string | null }

/** The place and the user are the company's, and the user is nobody else's. */
async function requireLinks(ctx: Ctx, { id, siteId, userId }: Links): Promise<void> {
  if (siteId !== null) await getSite(ctx, { id: siteId })
  if (userId === null) return
  if (!(await isColleague(ctx, userId))) throw notFound('user', 'Usuário', userId)
  const other = await findEmployeeOfUser(ctx, userId)
  if (other && other.id !== id)
    throw conflict('user-linked', `Este usuário já é de ${other.name}. Cada pessoa tem o seu.`)
}

function requireOrder({ admittedOn, leftOn }: Pick<EmployeeRow, 'admittedOn' | 'leftOn'>): void {
  if (leftOn !== null && leftOn < admittedOn) throw invalid('/leftOn', 'A saída não pode ser antes da admissão.')
}
