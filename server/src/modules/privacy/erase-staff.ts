import { formatDocument } from '@open-sgp/brasil'
import { writeAudit } from '#kernel/audit'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { eraseAuditOf, listRecords } from '#kernel/erase-audit'
import { type Erased, eraseRows, type PersonalTable } from '#kernel/personal-data'
import type { ErasureReport } from './erase-person.ts'
import { getStaffPerson } from './staff.ts'
import { employeeData, formerName, userData } from './staff-data.ts'
import { findStaffErasure, insertStaffErasure } from './store-staff.ts'
import { countDeeds, isEmployedElsewhere, type StaffPerson } from './views-staff.ts'

const trail = 'Quem fez o quê: o nome fica na trilha, que não se reescreve (LGPD, arts. 16, I, e 37; art. 7º, VI)'

/**
 * Anonymises somebody who left: credentials and what they saved go at once, the staff file and the sign-ins when their law is over.
 * 404; 409 `staff-present`, `user-active`, `already-anonymised`. Dry run: under ctx.rehearse.
 */
export const eraseStaff = (ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<ErasureReport> =>
  ctx.transaction(async (ctx) => {
    const person = await getStaffPerson(ctx, { id })
    await requireGone(ctx, person)
    const report = await eraseAllOfStaff(ctx, person)
    const { userId, employeeId } = person
    await insertStaffErasure(ctx, { userId, employeeId, reason, report, nextOn: report.keptUntil })
    return report
  })

/** Erases, table by table, what no law keeps on this day. */
export async function eraseAllOfStaff(
  ctx: Ctx,
  person: Pick<StaffPerson, 'userId' | 'employeeId'> & Partial<StaffPerson>,
): Promise<ErasureReport> {
  const { userId, employeeId } = person
  const terms = [person.name, person.email, person.document].filter((term) => typeof term === 'string')
  const parts = [...partOf(userData, userId), ...partOf(employeeData, employeeId)]
  const records = (await Promise.all(parts.map(({ tables, id }) => listRecords(ctx, tables, id)))).flat()
  const tables: Erased[] = []
  for (const { tables: ofPart, id } of parts) for (const table of ofPart) tables.push(await eraseRows(ctx, table, id))
  const auditCount = await eraseAuditOf(ctx, {
    records,
    terms: terms.filter((term) => term !== formerName).flatMap((term) => [term, formatDocument(term)]),
  })
  await writeAudit(ctx.db, [erasureRow(ctx, employeeId ?? userId, auditCount)])
  const keptCount = userId === null ? 0 : await countDeeds(ctx, userId)
  const deeds = { label: 'Trilha de auditoria', erasedCount: auditCount, keptCount, law: trail, keptUntil: null }
  const ends = tables.flatMap(({ keptUntil }) => (keptUntil === null ? [] : [keptUntil]))
  return { tables: [...tables, deeds], auditCount, keptUntil: ends.toSorted().at(-1) ?? null }
}

const partOf = (tables: readonly PersonalTable[], id: string | null) => (id === null ? [] : [{ tables, id }])

const erasureRow = (ctx: Ctx, subjectId: string | null, rowCount: number) => ({
  kind: 'erasure' as const,
  at: ctx.now,
  actor: ctx.actor,
  companyId: ctx.companyId,
  requestId: ctx.requestId,
  subjectKind: 'staff',
  subjectId,
  rowCount,
})

async function requireGone(ctx: Ctx, { userId, employeeId, leftOn, isActive }: StaffPerson): Promise<void> {
  if (await findStaffErasure(ctx, { userId, employeeId }))
    throw conflict('already-anonymised', 'Esta pessoa já foi anonimizada.')
  if (employeeId !== null && (leftOn === null || leftOn >= ctx.today))
    throw conflict('staff-present', 'Esta pessoa ainda trabalha aqui. Registre antes a saída na ficha de funcionário.')
  if (userId !== null && isActive)
    throw conflict('user-active', 'O usuário desta pessoa ainda entra no sistema. Desative-o antes.')
  if (userId !== null && (await isEmployedElsewhere(ctx, userId)))
    throw conflict('staff-present', 'Esta pessoa ainda trabalha em outra empresa desta instalação.')
}
