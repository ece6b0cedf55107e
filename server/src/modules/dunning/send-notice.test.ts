import { beforeEach, expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { renewLink } from '#modules/billing'
import { addContact } from '#modules/clients'
import { atDay, mailbox, makeClient, makeContract, makeDebt, payInvoice, test } from '#testing'
import { getNotice } from './get-notice.ts'
import { listNotices } from './list-notices.ts'
import { recordNotice } from './record-notice.ts'
import { resendNotice } from './resend-notice.ts'
import { runDunning } from './run-dunning.ts'
import { sendNotice } from './send-notice.ts'

beforeEach(async () => (await mailbox()).clear())

/** A notice written on 2026-02-06 and not sent yet. */
async function makeNotice(ctx: Ctx) {
  const contract = await makeContract(ctx)
  const invoice = await makeDebt(ctx, contract)
  await runDunning(atDay(ctx, '2026-02-06'))
  const [notice] = (await listNotices(ctx, { limit: 1 })).items
  if (!notice) throw new Error('No notice was written.')
  return { noticeId: notice.id, invoice, contract }
}

const friday = (ctx: Ctx) => atDay(ctx, '2026-02-06')

test('temporary trouble is recorded and tried again; the letter that arrives is one', async ({ ctx }) => {
  const { noticeId } = await makeNotice(ctx)
  const messaging = await mailbox()
  messaging.fail({ kind: 'reply', code: 451 })
  messaging.fail({ kind: 'disconnect', when: 'before-accepting' })
  for (const attempts of [1, 2]) {
    await expect(sendNotice(friday(ctx), { noticeId })).rejects.toMatchObject({ code: 'mail-unavailable' })
    expect(await getNotice(ctx, { id: noticeId })).toMatchObject({ status: 'pending', attempts, deliveredOn: null })
  }
  await sendNotice(friday(ctx), { noticeId })
  await sendNotice(friday(ctx), { noticeId })
  expect(messaging.messages).toHaveLength(1)
  expect(await getNotice(ctx, { id: noticeId })).toMatchObject({ status: 'delivered', attempts: 3, lastError: null })
})

test('a letter whose receipt was lost is sent again under the same Message-ID', async ({ ctx }) => {
  const { noticeId } = await makeNotice(ctx)
  const messaging = await mailbox()
  messaging.fail({ kind: 'disconnect', when: 'after-accepting' })
  await expect(sendNotice(friday(ctx), { noticeId })).rejects.toMatchObject({ code: 'mail-unavailable' })
  await sendNotice(friday(ctx), { noticeId })
  const [first, second] = messaging.messages.map(({ messageId }) => messageId)
  expect([second, messaging.messages.length]).toEqual([first, 2])
})

test('a letter carries the link that stands when it leaves, not the one that was renewed meanwhile', async ({
  ctx,
}) => {
  const { noticeId, invoice } = await makeNotice(ctx)
  const { path } = await renewLink(ctx, invoice)
  await sendNotice({ ...friday(ctx), publicUrl: 'https://central.provedor.test' }, { noticeId })
  const [letter] = (await mailbox()).messages
  expect(letter?.text).toContain(`https://central.provedor.test${path}`)
  expect(await getNotice(ctx, { id: noticeId })).toMatchObject({ body: expect.stringContaining(path) })
})

test('after eight attempts a notice has failed and says why', async ({ ctx }) => {
  const { noticeId } = await makeNotice(ctx)
  ;(await mailbox()).fail({ kind: 'reply', code: 421, times: Infinity })
  for (let attempt = 1; attempt < 8; attempt += 1)
    await expect(sendNotice(friday(ctx), { noticeId })).rejects.toMatchObject({ status: 503 })
  await sendNotice(friday(ctx), { noticeId })
  expect(await getNotice(ctx, { id: noticeId })).toMatchObject({
    status: 'failed',
    attempts: 8,
    lastError: expect.stringContaining('421'),
  })
})

test('a title paid meanwhile is not dunned: its notice is withdrawn', async ({ ctx }) => {
  const { noticeId, invoice } = await makeNotice(ctx)
  await payInvoice(friday(ctx), invoice.id)
  await sendNotice(friday(ctx), { noticeId })
  expect((await mailbox()).messages).toEqual([])
  expect((await getNotice(ctx, { id: noticeId })).status).toBe('withdrawn')
})

test('a notice that leaves three days late announces three days later', async ({ ctx }) => {
  const { noticeId } = await makeNotice(ctx)
  await sendNotice(atDay(ctx, '2026-02-09'), { noticeId })
  expect((await mailbox()).messages[0]?.text).toContain('Suspensão do serviço: a partir de 24/02/2026')
  expect(await getNotice(ctx, { id: noticeId })).toMatchObject({ deliveredOn: '2026-02-09', suspendFrom: '2026-02-24' })
})

test('a failed notice goes again to the address that the client has now', async ({ ctx, drain }) => {
  const client = await makeClient(ctx, { contacts: [] })
  const invoice = await makeDebt(ctx, await makeContract(ctx, { clientId: client.id }))
  await runDunning(friday(ctx))
  const [notice] = (await listNotices(ctx, { limit: 1, undelivered: true })).items
  const id = notice?.id ?? ''
  await expect(resendNotice(friday(ctx), { id })).rejects.toMatchObject({ status: 409, code: 'no-billing-email' })
  await addContact(ctx, { clientId: client.id, role: 'billing', channel: 'email', value: 'novo@exemplo.test' })
  await resendNotice(friday(ctx), { id })
  await drain(friday(ctx).now)
  expect(await getNotice(ctx, { id })).toMatchObject({
    status: 'delivered',
    recipient: 'novo@exemplo.test',
    invoiceId: invoice.id,
  })
})

test('a notice is recorded with its proof, for an overdue title, on a day between the debt and today, once a channel', async ({
  ctx,
}) => {
  const { invoice } = await makeNotice(ctx)
  const letter = { invoiceId: invoice.id, channel: 'letter', recipient: 'Maria', evidence: 'AR BR1' } as const
  const record = (deliveredOn: string) => recordNotice(atDay(ctx, '2026-02-10'), { ...letter, deliveredOn })
  for (const day of ['2026-02-05', '2026-02-11'])
    await expect(record(day)).rejects.toMatchObject({ status: 422, extra: { errors: [{ pointer: '/deliveredOn' }] } })
  expect(await record('2026-02-09')).toMatchObject({
    status: 'delivered',
    evidence: 'AR BR1',
    suspendFrom: '2026-02-24',
  })
  await expect(record('2026-02-10')).rejects.toMatchObject({ status: 409, code: 'notice-recorded' })
  await expect(
    recordNotice(atDay(ctx, '2026-02-03'), { ...letter, channel: 'sms', deliveredOn: '2026-02-03' }),
  ).rejects.toMatchObject({ status: 409, code: 'invoice-not-overdue' })
})

test('a title due on a Saturday is owed from Tuesday on: no notice before it starts the term', async ({ ctx }) => {
  const invoice = await makeDebt(ctx, await makeContract(ctx), { dueOn: '2026-02-07' })
  const letter = { invoiceId: invoice.id, channel: 'letter', recipient: 'Maria', evidence: 'AR BR1' } as const
  for (const deliveredOn of ['2026-02-08', '2026-02-09'])
    await expect(recordNotice(atDay(ctx, '2026-02-10'), { ...letter, deliveredOn })).rejects.toMatchObject({
      status: 422,
      extra: { errors: [{ pointer: '/deliveredOn' }] },
    })
  expect(await recordNotice(atDay(ctx, '2026-02-10'), { ...letter, deliveredOn: '2026-02-10' })).toMatchObject({
    suspendFrom: '2026-02-25',
  })
})
