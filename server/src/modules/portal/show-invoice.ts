import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { findLinkedInvoice } from '#modules/billing'
import { getClient } from '#modules/clients'
import { getCompany } from '#modules/company'
import { describeInvoice } from './describe-invoice.ts'
import { greetingOf, maskDocument } from './rules/mask.ts'
import type { PublicInvoice } from './schemas.ts'

/** The invoice of a public link, with no more of the payer than he needs to know it as his own. 404 `link-not-found`. */
export async function showInvoice(visitor: Ctx, { token }: { token: string }): Promise<z.input<typeof PublicInvoice>> {
  const { ctx, id } = await findLinkedInvoice(visitor, { token })
  const { clientId, ...invoice } = await describeInvoice(ctx, id)
  const client = await getClient(ctx, { id: clientId })
  return {
    ...invoice,
    company: await getCompany(ctx),
    payer: { greeting: greetingOf(client), document: maskDocument(client.document) },
  }
}
