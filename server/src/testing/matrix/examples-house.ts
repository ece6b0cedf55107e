import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { newId } from '#kernel/ids'
import { startOperation } from '#kernel/operations'
import { billingPreview, cancelInvoice } from '#modules/billing'
import { erasePerson } from '#modules/privacy'
import { createEmployee } from '#modules/administration'
import { makeClient, makeInvoice } from '#testing'
import type { Ctx } from '#kernel/context'
import { ofCompany, plain, type Asker, type Example, type Rows } from './example.ts'

const startPreview = async (ctx: Ctx): Promise<Rows> => ({
  operationId: (await startOperation(ctx, billingPreview, { dueUntil: ctx.today })).operationId,
})

async function tell(ctx: Ctx, { id: userId }: Asker): Promise<Rows> {
  const notificationId = newId()
  const row = {
    id: notificationId,
    companyId: ctx.companyId,
    kind: 'approval-decided',
    title: 'Decidido',
    createdAt: ctx.now,
  }
  await ctx.db
    .insertInto('administration.notifications')
    .values({ ...row, userId, sourceKey: notificationId })
    .execute()
  return { notificationId }
}

/** Somebody whom no contract binds any more. */
async function makeFormer(ctx: Ctx): Promise<Rows> {
  const { id: clientId } = await makeClient(ctx)
  const { id: invoiceId } = await makeInvoice(ctx, { clientId })
  // The law keeps the title for years, and who owed it.
  await cancelInvoice(ctx, { invoiceId, reason: 'Visita que não houve', releasesPeriod: false })
  return { clientId }
}

async function makeErased(ctx: Ctx): Promise<Rows> {
  const { clientId = '' } = await makeFormer(ctx)
  await erasePerson(ctx, { clientId, reason: 'A pedido do titular' })
  return { clientId }
}

/** Somebody who worked here, and left. */
async function makeLeaver(ctx: Ctx): Promise<Rows> {
  const file = { name: 'Rui Lima', document: '52998224725', position: 'Técnico' }
  const { id: employeeId } = await createEmployee(ctx, { ...file, admittedOn: '2024-02-01', leftOn: '2025-11-30' })
  return { employeeId }
}

const makeRecipient = async (): Promise<Rows> => ({
  recipient: await identityToRecipient(await generateX25519Identity()),
})

export const houseExamples: Readonly<Record<string, Example>> = {
  'POST /api/operations/:id/cancel': { prepare: startPreview, alsoNeeds: 'billing.run.start' },
  'POST /api/jobs/dead-letters/retry': { body: () => ({ job: 'radius.apply-access' }), elsewhere: ofCompany },
  'POST /api/jobs/dead-letters/:id/retry': { elsewhere: ofCompany },
  'POST /api/branches': plain,
  'PATCH /api/branches/:id': plain,
  'PATCH /api/company': plain,
  'POST /api/companies': plain,
  'POST /api/accounts': { body: () => ({ bankKeys: { agencia: '4321', conta: '98765', carteira: '109' } }) },
  'PATCH /api/accounts/:id': plain,
  'PUT /api/settings/:key': {
    body: () => ({ value: 'Equipe do provedor', version: 0 }),
    alsoNeeds: 'administration.mail.update',
  },
  'POST /api/mail-servers': plain,
  'PATCH /api/mail-servers/:id': plain,
  'POST /api/mail-servers/:id/test': plain,
  'POST /api/notifications/:id/read': { prepare: tell },
  'POST /api/notifications/read-all': { prepare: tell },
  'PUT /api/notification-preferences': { body: () => ({ kind: 'job-failed', isMuted: true }) },
  'POST /api/sites': plain,
  'PATCH /api/sites/:id': plain,
  'POST /api/employees': plain,
  'PATCH /api/employees/:id': plain,
  'POST /api/holidays': { body: () => ({ monthDay: '03-23' }) },
  'DELETE /api/holidays/:id': plain,
  'POST /api/sequences/:key/raise': { body: () => ({ nextValue: 900 }) },
  'POST /api/backups': plain,
  'POST /api/backups/restore-tests': plain,
  'PUT /api/backups/settings': {
    prepare: makeRecipient,
    body: ({ recipient = '' }) => ({ recipient, version: 0, targetKind: 'folder', folder: '/var/backups/sgp' }),
  },
  'POST /api/backups/key-pairs': { leaves: 'nothing to keep' },
  'POST /api/audit/verify': { elsewhere: ofCompany },
  'PATCH /api/privacy/purposes/:key': { body: () => ({ version: 0 }), elsewhere: ofCompany },
  'POST /api/privacy/purposes': { elsewhere: ofCompany },
  'POST /api/privacy/purposes/:key/retire': {
    params: { key: 'marketing' },
    body: () => ({ version: 0 }),
    elsewhere: ofCompany,
  },
  'POST /api/privacy/staff/:id/preview-erasure': { prepare: makeLeaver, leaves: 'a forecast', elsewhere: ofCompany },
  'POST /api/privacy/staff/:id/erase': { prepare: makeLeaver, elsewhere: ofCompany },
  'POST /api/privacy/people/:id/consents': plain,
  'POST /api/privacy/requests': { elsewhere: ofCompany },
  'PATCH /api/privacy/requests/:id': plain,
  'POST /api/privacy/retention/preview': { leaves: 'a forecast' },
  'POST /api/privacy/retention/run': { leaves: 'nothing to keep' },
  'POST /api/privacy/people/:id/preview-erasure': { prepare: makeFormer, leaves: 'a forecast' },
  'POST /api/privacy/people/:id/erase': { prepare: makeFormer },
  'POST /api/privacy/people/:id/open-identity': { prepare: makeErased, leaves: 'nothing to keep' },
  'POST /api/webhooks': { elsewhere: ofCompany },
  'PATCH /api/webhooks/:id': { elsewhere: ofCompany },
  'POST /api/webhooks/:id/secret': { elsewhere: ofCompany },
  'POST /api/webhooks/:id/test': { elsewhere: ofCompany },
  'POST /api/webhooks/:id/replay': { elsewhere: ofCompany },
  'POST /api/webhook-deliveries/:id/replay': { elsewhere: ofCompany },
  // Setup runs once: a company is there already (setup.test.ts begins without one).
  'POST /api/setup/company': { answer: [409, 'setup-step-done'] },
  'POST /api/setup/trials/mail': plain,
  'POST /api/setup/trials/radius': plain,
  'POST /api/setup/skip': plain,
  'POST /api/setup/close': { answer: [409, 'setup-incomplete'] },
}
