import { getBoleto } from '#modules/banking'
import { grantCredit } from '#modules/billing'
import type { Ctx } from '#kernel/context'
import { makeBoleto, makeDebt, makeInvoice, makeRetorno, retornoTitle } from '#testing'
import { excluded } from './examples-customers.ts'
import { ofCompany, plain, type Asker, type Example, type Rows } from './example.ts'

async function makeCredit(ctx: Ctx, _: Asker, { clientId = '' }: Rows): Promise<void> {
  await grantCredit(ctx, { clientId, amountCents: 1_000, reason: 'Cortesia' })
}

const makeBare = async (ctx: Ctx): Promise<Rows> => ({ invoiceIds: (await makeInvoice(ctx)).id })

/** A boleto that no remessa took yet. */
async function makeUnsent(ctx: Ctx, _: Asker, { accountId = '' }: Rows): Promise<void> {
  await makeBoleto(ctx, { accountId })
}

/** The bank says that the made boleto was paid. */
async function writeRetorno(ctx: Ctx, { accountId = '', invoiceId = '' }: Rows): Promise<Uint8Array> {
  const boleto = await getBoleto(ctx, { invoiceId })
  return await makeRetorno(ctx, accountId, [retornoTitle(boleto)], 2)
}
const ofAccount = ({ accountId = '' }: Rows) => ({ accountId })

const overdue = async (ctx: Ctx, _: Asker, { contractId = '', clientId = '' }: Rows): Promise<Rows> => ({
  invoiceId: (await makeDebt(ctx, { id: contractId, clientId }, { dueOn: '2026-01-05' })).id,
})

const failed = { status: 'failed', deliveredOn: null, deliveredAt: null, evidence: null } as const
async function failNotice(ctx: Ctx, _: Asker, { noticeId = '' }: Rows): Promise<void> {
  await ctx.db.updateTable('dunning.notices').set(failed).where('id', '=', noticeId).execute()
}

export const moneyExamples: Readonly<Record<string, Example>> = {
  'POST /api/invoices': plain,
  'POST /api/invoices/:id/adjustments': {
    body: () => ({ amountCents: -100 }),
    decides: { kind: 'discount', amountCents: 6_000, body: () => ({ amountCents: -6_000 }) },
  },
  'POST /api/invoices/:id/cancellation': { decides: { kind: 'write-off', amountCents: 9_990 } },
  'POST /api/invoices/:id/payments': plain,
  'POST /api/invoices/:id/credit': { prepare: makeCredit },
  'POST /api/payments/:id/reversal': { decides: { kind: 'reversal', amountCents: 5_000 } },
  'POST /api/clients/:id/credits': { decides: { kind: 'credit', amountCents: 1 } },
  'POST /api/invoices/:id/link': plain,
  'POST /api/billing/previews': { elsewhere: ofCompany },
  'POST /api/billing/contract-previews': { leaves: 'a forecast', elsewhere: [404, 'contract-not-found'] },
  'POST /api/billing/runs': { elsewhere: ofCompany },
  'POST /api/billing/runs/:id/undo': plain,
  'PATCH /api/billing/settings': { body: () => ({ daysAhead: 12 }) },
  'POST /api/boletos': { prepare: makeBare },
  'POST /api/boletos/carne': { leaves: 'a file' },
  'POST /api/invoices/:id/boleto/due-date': { body: () => ({ dueOn: '2026-02-20' }) },
  'POST /api/invoices/:id/boleto/withdrawal': plain,
  'POST /api/remessas': { prepare: makeUnsent, elsewhere: [409, 'nothing-to-send'] },
  'POST /api/retornos': { bytes: writeRetorno, query: ofAccount, elsewhere: ofCompany },
  'POST /api/retornos/preview': { bytes: writeRetorno, query: ofAccount, leaves: 'a forecast', elsewhere: ofCompany },
  'POST /api/pix-receipts': { elsewhere: ofCompany },
  'POST /api/unmatched-receipts/:id/assign': plain,
  'POST /api/dunning-policies': plain,
  'POST /api/dunning-runs': { elsewhere: ofCompany },
  'POST /api/dunning-previews': { leaves: 'a forecast', elsewhere: ofCompany },
  'POST /api/dunning-notices': { prepare: overdue },
  'POST /api/dunning-notices/:id/resend': { prepare: failNotice },
  'POST /api/trust-unlocks': plain,
  'POST /api/dunning-exclusions': { elsewhere: [409, 'nothing-to-exclude'], theirs: [409, 'nothing-to-exclude'] },
  'DELETE /api/dunning-exclusions/:id': { prepare: excluded },
}
