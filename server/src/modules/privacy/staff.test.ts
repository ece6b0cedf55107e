import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { verifyAudit } from '#kernel/verify-audit'
import { createUser } from '#modules/access'
import { createEmployee } from '#modules/administration'
import { atDay, test } from '#testing'
import { continueErasures } from './continue-erasures.ts'
import { eraseStaff } from './erase-staff.ts'
import { notOfClients } from './rules/not-of-clients.ts'
import { collectStaff } from './staff.ts'
import { staffData } from './staff-data.ts'
import { findStaffPeople } from './views-staff.ts'

const name = 'Xilofonia Prates'
const email = 'xilofonia@provedor.test'

/** Somebody who works in the house, signs in and has a staff file. */
async function hire(ctx: Ctx) {
  const { id: userId } = await createUser(ctx, {
    email,
    name,
    password: 'uma-senha-bem-comprida-2026',
    permissions: [],
  })
  const file = { name, document: '52998224725', position: 'Atendente', admittedOn: '2025-01-02', email, userId }
  const employee = await createEmployee(ctx, file)
  await sql`insert into access.sessions (id, user_id, token_hash, realm, kind, created_at, expires_at, last_seen_at, address, user_agent)
    values (${newId()}, ${userId}, sha256('x'), 'staff', 'login', ${ctx.now}, ${ctx.now}, ${ctx.now}, '203.0.113.77', 'Navegador dela')`.execute(
    ctx.db,
  )
  return { userId, employee }
}

const leaveOffice = (ctx: Ctx, id: string) =>
  sql`update administration.employees set left_on = '2026-01-05' where id = ${id}`.execute(ctx.db)

const leave = async (ctx: Ctx, { userId, employee }: Awaited<ReturnType<typeof hire>>) => {
  await leaveOffice(ctx, employee.id)
  await sql`update access.users set is_active = false where id = ${userId}`.execute(ctx.db)
}

test('every table about people of the house is collected, or stands in the list with what it is', () => {
  const told = new Set(staffData.map(({ table }) => table))
  const left = Object.entries(notOfClients).filter(
    ([table, why]) => why.includes('how they sign in') && !told.has(table),
  )
  expect(left.map(([table]) => table).toSorted()).toEqual(['administration.notifications', 'privacy.staff_erasures'])
})

test('somebody who works here is found by either of their ids, with all that is held and no secret', async ({
  ctx,
}) => {
  const { userId, employee } = await hire(ctx)
  expect(await findStaffPeople(ctx, { search: 'xilofonia', limit: 5 })).toMatchObject([
    { userId, employeeId: employee.id },
  ])
  expect(await findStaffPeople(ctx, { search: '529.982.247-25', limit: 5 })).toHaveLength(1)
  const held = await collectStaff(ctx, { id: userId })
  expect(await collectStaff(ctx, { id: employee.id })).toEqual({ ...held, id: employee.id })
  expect(held.tables.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Ficha de funcionário', 'Usuário', 'Entradas no sistema', 'Empresas em que atua']),
  )
  expect(held.tables.every(({ law }) => /LGPD/.test(law))).toBe(true)
  expect(held.tables.at(-1)).toMatchObject({
    label: expect.stringContaining('na trilha'),
    rows: [{ what: 'sessão aberta' }],
  })
  const text = JSON.stringify(held)
  expect(text).toContain('203.0.113.77')
  expect(text).toContain('"password_hash":"•••"')
})

test('who still works here is not forgotten', async ({ ctx }) => {
  const hired = await hire(ctx)
  const erase = () => eraseStaff(ctx, { id: hired.userId, reason: 'Pediu' })
  await expect(erase()).rejects.toMatchObject({ status: 409, code: 'staff-present' })
  await leaveOffice(ctx, hired.employee.id)
  await expect(erase()).rejects.toMatchObject({ status: 409, code: 'user-active' })
})

test('who left is forgotten by law’s leave: credentials at once, sign-ins and staff file with their terms, deeds stay', async ({
  ctx,
}) => {
  const hired = await hire(ctx)
  await leave(ctx, hired)
  const report = await eraseStaff(ctx, { id: hired.employee.id, reason: 'Pediu' })
  expect(report.keptUntil).toBe('2031-01-05')
  expect(report.tables).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ label: 'Ficha de funcionário', keptCount: 1, law: expect.stringContaining('CLT') }),
      expect.objectContaining({
        label: 'Entradas no sistema',
        keptCount: 1,
        law: expect.stringContaining('Marco Civil'),
      }),
      expect.objectContaining({ label: 'Usuário', erasedCount: 1, keptCount: 0 }),
      expect.objectContaining({ label: 'Trilha de auditoria', law: expect.stringContaining('LGPD') }),
    ]),
  )
  const user = await sql<{
    name: string
    email: string
  }>`select name, email from access.users where id = ${hired.userId}`.execute(ctx.db)
  expect(user.rows).toEqual([{ name: 'Ex-colaborador', email: `anonimo-${hired.userId}@anonimo.invalid` }])
  await expect(eraseStaff(ctx, { id: hired.userId, reason: 'De novo' })).rejects.toMatchObject({
    code: 'already-anonymised',
  })

  const later = atDay(ctx, '2031-01-06')
  expect(await continueErasures(later)).toEqual({ count: 1 })
  const file = await sql<{ name: string; document: string | null }>`
    select name, document from administration.employees where id = ${hired.employee.id}`.execute(ctx.db)
  expect(file.rows).toEqual([{ name: 'Ex-colaborador', document: null }])
  const sessions = await sql<{
    address: string | null
  }>`select address from access.sessions where user_id = ${hired.userId}`.execute(ctx.db)
  expect(sessions.rows).toEqual([{ address: null }])
  expect(JSON.stringify(await collectStaff(later, { id: hired.userId }))).not.toMatch(
    /xilofonia|52998224725|Navegador dela/i,
  )
  const log = await sql<{ count: number }>`select count(*)::int as count from kernel.audit_details
    where content::text ~* 'xilofonia|52998224725'`.execute(ctx.db)
  expect(log.rows).toEqual([{ count: 0 }])
  expect(await verifyAudit(later)).toMatchObject({ isSound: true })
})
