import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { collectRows } from '#kernel/personal-data'
import { explain } from './collect-person.ts'
import { listPurposes } from './purposes.ts'
import { employeeData, userData } from './staff-data.ts'
import { findStaffPerson, listSignInsOf, type StaffPerson } from './views-staff.ts'

/** 404. */
export async function getStaffPerson(ctx: Ctx, { id }: { id: string }): Promise<StaffPerson> {
  const person = await findStaffPerson(ctx, id)
  if (!person) throw notFound('staff-person', 'Pessoa da equipe', id)
  return person
}

/** All that is held of somebody who works or worked in the house, table by table, with why; and their own sign-ins. 404. */
export const collectStaff = (ctx: Ctx, { id }: { id: string }) =>
  ctx.transaction(async (ctx) => {
    const { name, userId, employeeId } = await getStaffPerson(ctx, { id })
    const of = async (tables: typeof userData, id: string | null) =>
      id === null ? [] : await explain(ctx, tables, await collectRows(ctx, tables, id))
    const tables = [...(await of(employeeData, employeeId)), ...(await of(userData.toReversed(), userId))]
    return {
      id,
      userId,
      employeeId,
      name,
      generatedAt: ctx.now,
      tables: userId === null ? tables : [...tables, ...(await signInsOf(ctx, userId))],
    }
  })

async function signInsOf(ctx: Ctx, userId: string) {
  const rows = await listSignInsOf(ctx, userId)
  const purpose = (await listPurposes(ctx)).items.find(({ key }) => key === 'access-control')
  const { name = '', law = '', retention = '' } = purpose ?? {}
  const told = {
    table: 'kernel.audit_log',
    label: 'Entradas e saídas na trilha (até 1.000, da mais nova)',
    purpose: name,
    law,
  }
  return rows.length === 0 ? [] : [{ ...told, retention, rowCount: rows.length, rows }]
}
