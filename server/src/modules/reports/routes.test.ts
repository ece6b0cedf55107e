import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { App } from '#app'
import { cancelInvoice } from '#modules/billing'
import { cancelContract } from '#modules/contracts'
import { type Api, makeContract, makeDraftContract, makeInvoice, openApi, openApp, payInvoice } from '#testing'
import { Dashboard } from './schemas.ts'

let app: App
let api: Api

const Rows = z.object({ items: z.array(z.record(z.string(), z.unknown())), nextCursor: z.null() })

beforeAll(async () => {
  app = await openApp()
  api = await openApi(app)
  const { ctx } = api
  const [one] = [
    await makeContract(ctx, { activatedOn: '2025-12-20' }),
    await makeContract(ctx),
    await makeDraftContract(ctx),
  ]
  const draft = await makeDraftContract(ctx)
  await cancelContract(ctx, { contractId: one.id, reason: 'Mudança', dryRun: false })
  await cancelContract(ctx, { contractId: draft.id, reason: 'Desistiu', dryRun: false })
  const paid = await makeInvoice(ctx, { dueOn: '2026-01-20' })
  const cancelled = await makeInvoice(ctx, { dueOn: '2026-01-20' })
  await makeInvoice(ctx, { dueOn: '2026-01-05' })
  await makeInvoice(ctx, { dueOn: '2025-11-25' })
  await payInvoice(ctx, paid.id, 9_990)
  await cancelInvoice(ctx, { invoiceId: cancelled.id, reason: 'Engano', releasesPeriod: false })
})

afterAll(async () => {
  await api.close()
  await app.close()
})

const read = async () => Dashboard.parse((await api.ask('GET', '/api/dashboard?month=2026-01')).body)
const list = async (path: string) => Rows.parse((await api.ask('GET', path)).body).items
const sum = (rows: Record<string, unknown>[], key: string) => rows.reduce((all, row) => all + Number(row[key]), 0)
const month = 'dueFrom=2026-01-01&dueUntil=2026-01-31'

test('each figure of titles leads to the very titles that it counts', async () => {
  const { finance } = await read()
  const standing = await list(`/api/invoices?status=standing&${month}`)
  expect(finance?.current.billed).toEqual({ count: standing.length, cents: sum(standing, 'amountCents') })
  const open = await list(`/api/invoices?status=open&${month}`)
  expect(finance?.current.open).toEqual({ count: open.length, cents: sum(open, 'openCents') })
  const overdue = await list(`/api/invoices?status=overdue&${month}`)
  expect(finance?.current.overdue).toEqual({ count: overdue.length, cents: sum(overdue, 'openCents') })
  const late = finance?.aging.find(({ bucket }) => bucket === '31-60')
  const rows = await list(`/api/invoices?status=overdue&dueFrom=${late?.dueFrom}&dueUntil=${late?.dueUntil}`)
  expect([late?.count, late?.cents]).toEqual([rows.length, sum(rows, 'openCents')])
  const others = await list(`/api/invoices?status=standing&isRecurring=false&${month}`)
  expect([standing.length, others.length]).toEqual([2, 2])
})

test('the money of a day leads to its payments', async () => {
  const { finance } = await read()
  const payments = await list('/api/payments?from=2026-01-10&to=2026-01-10&method=pix')
  expect(finance?.receipts).toEqual([
    { day: '2026-01-10', method: 'pix', count: payments.length, cents: sum(payments, 'receivedCents') },
  ])
})

test('the contracts that began or ended in a month, and those suspended, are found by the same days', async () => {
  const { contracts } = await read()
  const now = contracts?.months.at(-1)
  expect(now?.newCount).toBe((await list('/api/contracts?activatedFrom=2026-01-01&activatedUntil=2026-01-31')).length)
  expect(now?.endedCount).toBe((await list('/api/contracts?endedFrom=2026-01-01&endedUntil=2026-01-31')).length)
  expect(now?.activeCount).toBe((await list('/api/contracts?status=active')).length)
  const before = contracts?.months.at(-2)
  const inService = async (day: string) => (await list(`/api/contracts?inServiceOn=${day}`)).length
  expect([before?.activeCount, now?.activeCount]).toEqual([
    await inService('2025-12-31'),
    await inService('2026-01-10'),
  ])
  expect(await list('/api/contracts?hasFailedSchedule=true')).toEqual([])
  expect(now).toMatchObject({ newCount: 1, endedCount: 1, activeCount: 1 })
})

test('attention and the cash position answer by HTTP, a wrong month or span lands on its field', async () => {
  expect(await api.ask('GET', '/api/attention')).toMatchObject({ status: 200, body: { items: [] } })
  expect(await api.ask('GET', '/api/cash-position')).toMatchObject({
    status: 200,
    body: { from: '2026-01-01', to: '2026-01-31', totals: { receivedCents: 9_990, expectedCents: 9_990 } },
  })
  expect(await api.ask('GET', '/api/dashboard?month=2026-13')).toMatchObject({ status: 422 })
  expect(await api.ask('GET', '/api/cash-position?from=2026-02-01&to=2026-01-01')).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/to' }] },
  })
})
