import { computeCpfDigits } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import {
  addOverride,
  blockAccess,
  cancelContract,
  getContract,
  sendForSignature,
  signContract,
  suspendContract,
} from '#modules/contracts'
import { makeDraftContract } from '#testing'
import { plain, type Asker, type Example, type Rows } from './example.ts'

const reason = 'A pedido do cliente'
const forecast: Example = { leaves: 'a forecast' }
const cpf = () => `900000001${computeCpfDigits('900000001')}`
const pdf = () => Buffer.from('%PDF-1.4')

const named = async (ctx: Ctx, contractId: string): Promise<Rows> => ({
  contractId,
  contractVersion: String((await getContract(ctx, { id: contractId })).version),
})

/** A contract that has come as far as `steps` takes it. */
const contractAfter =
  (...steps: ((ctx: Ctx, contractId: string) => Promise<unknown>)[]) =>
  async (ctx: Ctx): Promise<Rows> => {
    const { id } = await makeDraftContract(ctx)
    for (const step of steps) await step(ctx, id)
    return await named(ctx, id)
  }
const sent = (ctx: Ctx, contractId: string) => sendForSignature(ctx, { contractId })
const signed = (ctx: Ctx, contractId: string) => signContract(ctx, { contractId, evidence: { channel: 'paper' } })

/** The made contract, to which something happened. */
const made =
  (step: (ctx: Ctx, contractId: string) => Promise<unknown>) =>
  async (ctx: Ctx, _: Asker, { contractId = '' }: Rows): Promise<Rows> => {
    await step(ctx, contractId)
    return await named(ctx, contractId)
  }
const suspended = made((ctx, contractId) =>
  suspendContract(ctx, { contractId, kind: 'requested', reason, until: '2026-02-10' }),
)
const blocked = made((ctx, contractId) => blockAccess(ctx, { contractId, reason }))
const scheduled = made((ctx, contractId) => cancelContract(ctx, { contractId, reason, on: '2026-02-10' }))
export const excluded = made(async (ctx, contractId) => {
  const endsAt = new Date('2026-02-11T02:59:59Z')
  for (const kind of ['do_not_notify', 'do_not_block'] as const)
    await addOverride(ctx, { contractId, kind, reason, endsAt })
})

export const customerExamples: Readonly<Record<string, Example>> = {
  'POST /api/clients/:id/documents': { bytes: pdf },
  'POST /api/clients/:id/documents/:documentId/removal': plain,
  'POST /api/clients/:id/alerts': plain,
  'DELETE /api/clients/:id/alerts/:alertId': plain,
  'POST /api/clients': { body: () => ({ document: cpf() }) },
  'PATCH /api/clients/:id': { body: () => ({ tradeName: 'Mercado da Maria' }) },
  'POST /api/clients/:id/addresses': plain,
  'PATCH /api/clients/:id/addresses/:addressId': { body: () => ({ complement: 'Fundos' }) },
  'POST /api/clients/:id/contacts': plain,
  'PATCH /api/clients/:id/contacts/:contactId': { body: () => ({ name: 'Vizinha' }) },
  'DELETE /api/clients/:id/contacts/:contactId': plain,
  'POST /api/clients/:id/history': plain,
  'POST /api/plans': plain,
  'PATCH /api/plans/:id': plain,
  'POST /api/plans/:id/versions': plain,
  'POST /api/plan-speeds/preview': forecast,
  'POST /api/contracts': plain,
  'PATCH /api/contracts/:id': { body: () => ({ dueDay: 15 }) },
  'POST /api/contracts/:id/send-for-signature': { prepare: contractAfter() },
  'POST /api/contracts/:id/recall': { prepare: contractAfter(sent) },
  'POST /api/contracts/:id/sign': { prepare: contractAfter(sent) },
  'POST /api/contracts/:id/activate': { prepare: contractAfter(sent, signed) },
  'POST /api/contracts/:id/cancel': plain,
  'POST /api/contracts/:id/end': plain,
  'POST /api/contracts/:id/change-plan': plain,
  'POST /api/contracts/:id/change-price': plain,
  'POST /api/contracts/:id/suspend': plain,
  'POST /api/contracts/:id/resume': { prepare: suspended },
  'POST /api/contracts/:id/block': plain,
  'POST /api/contracts/:id/unblock': { prepare: blocked },
  'POST /api/contracts/:id/overrides': plain,
  'DELETE /api/contracts/:id/overrides/:overrideId': plain,
  'POST /api/contract-forecasts': forecast,
  'POST /api/contracts/:id/activation-forecast': { ...forecast, prepare: contractAfter(sent, signed) },
  'POST /api/contracts/:id/plan-change-forecast': forecast,
  'POST /api/contracts/:id/price-change-forecast': forecast,
  'POST /api/contracts/:id/cancellation-forecast': forecast,
  'DELETE /api/contracts/:id/scheduled-actions/:kind': { prepare: scheduled },
  'PUT /api/contract-settings': plain,
  'POST /api/nas': plain,
  'PATCH /api/nas/:id': plain,
  'POST /api/nas/:id/secret': plain,
  'POST /api/logins': plain,
  'PATCH /api/logins/:id': plain,
  'POST /api/logins/:id/password': plain,
  'DELETE /api/logins/:id': plain,
  'POST /api/open-sessions/:id/disconnect': plain,
  'POST /api/address-queries': plain,
}
