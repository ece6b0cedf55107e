import { computeCpfDigits } from '@open-sgp/brasil'
import { expect } from 'vitest'
import { takeNumbers } from '#kernel/counters'
import { quoteInvoice } from '#modules/billing'
import { createUser } from '#modules/access'
import { changeCompany } from '#modules/company'
import { makeCompany, makeInvoice, makePlan, test } from '#testing'
import { changeEmployee, createEmployee, listEmployees } from './employees.ts'
import { createHoliday, listHolidays, loadLocalHolidays, removeHoliday } from './holidays.ts'
import { SequenceRaise } from './schemas-house.ts'
import { listSequences, raiseSequence } from './sequences.ts'
import { changeSite, createSite, getSite, listSites } from './sites.ts'

const florianopolis = '4205407'
const pop = { kind: 'pop' as const, name: 'POP Centro', ibgeCode: florianopolis, latitude: -27.59, longitude: -48.55 }
const cpf = (serial: number) => {
  const base = String(700_000_000 + serial)
  return base + computeCpfDigits(base)
}
const ana = { name: 'Ana Souza', document: cpf(1), position: 'Técnica', admittedOn: '2025-03-10' }

test('a place knows its city by the IBGE code, and its kind’s names are its own', async ({ ctx }) => {
  expect(await createSite(ctx, pop)).toMatchObject({ city: 'Florianópolis', state: 'SC', isActive: true })
  await createSite(ctx, { ...pop, kind: 'receipt_point' })
  expect((await listSites(ctx, { limit: 10, kind: 'pop' })).items).toHaveLength(1)
})

test('half a coordinate and an unknown city are refused at their fields', async ({ ctx }) => {
  const at = (pointer: string) => ({ status: 422, extra: { errors: [{ pointer }] } })
  await expect(createSite(ctx, { ...pop, longitude: null })).rejects.toMatchObject(at('/longitude'))
  await expect(createSite(ctx, { ...pop, ibgeCode: '9999999' })).rejects.toMatchObject(at('/ibgeCode'))
})

test('a place changes under its version, and another company’s is not found', async ({ ctx }) => {
  const { id, version } = await createSite(ctx, pop)
  expect(await changeSite(ctx, { id, version, isActive: false })).toMatchObject({ isActive: false, version: 2 })
  await expect(changeSite(ctx, { id, version, name: 'Tarde' })).rejects.toMatchObject({ code: 'stale-version' })
  await expect(getSite(ctx.forCompany((await makeCompany(ctx)).id), { id })).rejects.toMatchObject({ status: 404 })
})

test('a staff file ends on the day somebody leaves, not before they came', async ({ ctx }) => {
  const { id, version } = await createEmployee(ctx, ana)
  await expect(changeEmployee(ctx, { id, version, leftOn: '2025-03-09' })).rejects.toMatchObject({ status: 422 })
  await changeEmployee(ctx, { id, version, leftOn: '2026-01-05' })
  expect((await listEmployees(ctx, { limit: 10, isPresent: true })).items).toEqual([])
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  const { id: siteId } = await createSite(theirs, pop)
  await expect(createEmployee(ctx, { ...ana, document: cpf(2), siteId })).rejects.toMatchObject({ status: 404 })
})

test('a user belongs to one person, whose file and account name each other', async ({ ctx }) => {
  const login = { email: 'ana@provedor.test', name: 'Ana no sistema', password: 'uma-senha-comprida', permissions: [] }
  const { id: userId } = await createUser(ctx, login)
  const { id, version, userName } = await createEmployee(ctx, { ...ana, userId })
  expect(userName).toBe('Ana no sistema')
  expect((await listEmployees(ctx, { limit: 10, userId })).items).toMatchObject([{ id, userName: 'Ana no sistema' }])
  const taken = { status: 409, code: 'user-linked', message: expect.stringContaining(ana.name) }
  await expect(createEmployee(ctx, { ...ana, document: cpf(2), userId })).rejects.toMatchObject(taken)
  const other = await createEmployee(ctx, { ...ana, document: cpf(3) })
  await expect(changeEmployee(ctx, { id: other.id, version: 1, userId })).rejects.toMatchObject(taken)
  await changeEmployee(ctx, { id, version, userId: null })
  expect(await changeEmployee(ctx, { id: other.id, version: 1, userId })).toMatchObject({ userName: 'Ana no sistema' })
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  await expect(createEmployee(theirs, { ...ana, userId })).rejects.toMatchObject({ status: 404 })
})

test('the calendar shows the country’s holidays and the ones that the company keeps', async ({ ctx }) => {
  const { id } = await createHoliday(ctx, {
    name: 'Aniversário da cidade',
    ibgeCode: florianopolis,
    isMunicipal: true,
    monthDay: '03-23',
  })
  await createHoliday(ctx, { name: 'Data magna', ibgeCode: florianopolis, isMunicipal: false, monthDay: '08-11' })
  const { items } = await listHolidays(ctx, { year: 2026 })
  expect(items.filter(({ id: kept }) => kept !== null)).toMatchObject([
    { on: '2026-03-23', kind: 'municipal', place: 'Florianópolis/SC' },
    { on: '2026-08-11', kind: 'state', place: 'SC' },
  ])
  expect(items.map(({ on }) => on)).toContain('2026-09-07')
  await removeHoliday(ctx, { id })
  await expect(removeHoliday(ctx, { id })).rejects.toMatchObject({ status: 404 })
})

test('only holidays of the company’s own place count for it', async ({ ctx }) => {
  await createHoliday(ctx, { name: 'Aqui', ibgeCode: florianopolis, isMunicipal: true, onDate: '2026-01-12' })
  await createHoliday(ctx, { name: 'São Paulo', ibgeCode: '3550308', isMunicipal: true, monthDay: '01-25' })
  expect([...(await loadLocalHolidays(ctx))]).toEqual(['2026-01-12'])
  const { version } = await ctx.db
    .selectFrom('company.companies')
    .select('version')
    .where('id', '=', ctx.companyId)
    .executeTakeFirstOrThrow()
  await changeCompany(ctx, { version, ibgeCode: '3550308', postalCode: '01001000' })
  expect(await loadLocalHolidays(ctx)).toContain('2026-01-25')
})

test('a title due on a municipal holiday costs nothing more on the next bank day', async ({ ctx }) => {
  // Monday 12 January 2026.
  const { id: invoiceId } = await makeInvoice(ctx, { dueOn: '2026-01-12', amountCents: 10_000 })
  expect((await quoteInvoice(ctx, { invoiceId, on: '2026-01-13' })).fineCents).toBe(200)
  await createHoliday(ctx, { name: 'Padroeira', ibgeCode: florianopolis, isMunicipal: true, monthDay: '01-12' })
  expect(await quoteInvoice(ctx, { invoiceId, on: '2026-01-13' })).toMatchObject({ fineCents: 0, interestCents: 0 })
  expect((await quoteInvoice(ctx, { invoiceId, on: '2026-01-14' })).fineCents).toBe(200)
})

test('a series raised as far as it goes still gives numbers that are kept', async ({ ctx }) => {
  await raiseSequence(ctx, { name: 'plan', nextValue: 999_999_999, reason: 'Continuação do sistema anterior' })
  expect((await makePlan(ctx)).plan.code).toBe(999_999_999)
  expect(SequenceRaise.safeParse({ nextValue: 1_000_000_000, reason: 'Continuação' }).success).toBe(false)
})

test('a number series goes on from a higher number, never from one that was given', async ({ ctx }) => {
  await takeNumbers(ctx, 'contract', 7)
  const reason = 'Continuação do sistema anterior'
  for (const nextValue of [1, 7, 8])
    await expect(raiseSequence(ctx, { name: 'contract', nextValue, reason })).rejects.toMatchObject({
      code: 'sequence-not-raised',
    })
  await raiseSequence(ctx, { name: 'contract', nextValue: 5_001, reason })
  expect(await takeNumbers(ctx, 'contract')).toBe(5_001)
  expect((await listSequences(ctx)).items).toContainEqual({ name: 'contract', label: 'Contratos', lastValue: 5_001 })
  const kept = await ctx.db
    .selectFrom('administration.sequenceChanges')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .execute()
  expect(kept).toMatchObject([{ name: 'contract', before: 7, after: 5_000, reason, changedBy: 'teste' }])
  await expect(raiseSequence(ctx, { name: 'outra', nextValue: 5, reason })).rejects.toMatchObject({ status: 404 })
})
