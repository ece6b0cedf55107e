import type { Ctx } from '#kernel/context'
import { conflict, invalid } from '#kernel/errors'
import { getClient } from '#modules/clients'
import { getPurpose } from './purposes.ts'
import { needsConsent } from './rules/purposes.ts'
import { insertConsent, listConsentRows, type NewConsent } from './store.ts'

/**
 * A consent given or withdrawn: a row of its own, never changed, bound to the text that the purpose has now. 404; 409
 * `purpose-retired`; 422 for a purpose that stands on another basis.
 */
export const recordConsent = (ctx: Ctx, consent: NewConsent) =>
  ctx.transaction(async (ctx) => {
    await getClient(ctx, { id: consent.clientId })
    const { basis, isRetired, version } = await getPurpose(ctx, { key: consent.purpose })
    if (consent.isGiven && isRetired)
      throw conflict('purpose-retired', 'Esta finalidade foi encerrada: só se pode retirar o que foi consentido.')
    if (consent.isGiven && !needsConsent(basis))
      throw invalid('/purpose', 'Esta finalidade não depende de consentimento: sua base legal é outra.')
    return await insertConsent(ctx, { ...consent, purposeVersion: version })
  })

/** Newest first. 404. */
export async function listConsents(ctx: Ctx, { clientId }: { clientId: string }) {
  await getClient(ctx, { id: clientId })
  return { items: await listConsentRows(ctx, clientId) }
}
