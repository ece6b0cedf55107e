import type { Ctx } from '#kernel/context'
import { getClient } from '#modules/clients'
import { insertConsent, listConsentRows, type NewConsent } from './store.ts'

/** A consent given or withdrawn: a row of its own, never changed. 404. */
export async function recordConsent(ctx: Ctx, consent: NewConsent) {
  await getClient(ctx, { id: consent.clientId })
  return await insertConsent(ctx, consent)
}

/** Newest first. 404. */
export async function listConsents(ctx: Ctx, { clientId }: { clientId: string }) {
  await getClient(ctx, { id: clientId })
  return { items: await listConsentRows(ctx, clientId) }
}
