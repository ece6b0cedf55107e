import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { linkInvoices } from '#modules/billing'
import { getClient } from '#modules/clients'
import { getCompany, listCompanyClocks } from '#modules/company'
import { type Arrears, getArrears } from '#modules/dunning'
import { findSubscriber } from '#modules/radius'
import { describeInvoice } from './describe-invoice.ts'
import { greetingOf } from './rules/mask.ts'
import type { Garden } from './schemas.ts'

type Shown = z.input<typeof Garden>

/** How many overdue titles a page shows; their sum counts them all. */
const maxTitles = 24

/**
 * The notice page for whoever comes by a subscriber's line: his debt while it is what closes the service, else only that it is open or
 * closed for another cause. Who is not known by his address is told how to reach the provider, and nothing personal.
 */
export async function showGarden(visitor: Ctx): Promise<Shown> {
  const subscriber = await findSubscriber(visitor, { address: visitor.address })
  if (!subscriber) return { ...nothing, state: 'unknown', company: await onlyCompany(visitor) }
  const { ctx, contractId, isInGarden } = subscriber
  const arrears = await getArrears(ctx, { contractId })
  const { state } = arrears
  const company = await getCompany(ctx)
  if (state === 'none' || state === 'decision') return { ...nothing, state, company, isInGarden }
  const titles = await describeTitles(ctx, arrears)
  return {
    state,
    company,
    greeting: greetingOf(await getClient(ctx, { id: arrears.clientId })),
    isInGarden,
    titles: titles.slice(0, maxTitles),
    totalCents: titles.reduce((sum, { totalCents }) => sum + totalCents, 0),
    unlockUntil: arrears.unlockUntil,
    offer: arrears.offer,
  }
}

const nothing = { greeting: null, isInGarden: false, titles: [], totalCents: 0, unlockUntil: null, offer: null }

async function describeTitles(ctx: Ctx, { titles }: Arrears): Promise<Shown['titles']> {
  const links = await linkInvoices(
    ctx,
    titles.map(({ invoiceId }) => invoiceId),
  )
  const described: Shown['titles'] = []
  for (const { invoiceId } of titles)
    described.push({ ...(await describeInvoice(ctx, invoiceId)), path: links.get(invoiceId)?.path ?? '' })
  return described
}

/** Of an installation with one company the visitor can only be its subscriber; of several nobody knows whose. */
async function onlyCompany(visitor: Ctx) {
  const [company, ...others] = await listCompanyClocks(visitor.db)
  return company && others.length === 0 ? await getCompany(visitor.forCompany(company.id)) : null
}
