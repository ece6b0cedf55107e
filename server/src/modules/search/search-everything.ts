import { parseBoleto } from '@open-sgp/boleto'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { findClients } from '#modules/clients'
import { toClientHit, toContractHit, toInvoiceHit, toLoginHit, toSessionHit } from './rules/describe-hits.ts'
import { type Keys, readKeys } from './rules/read-keys.ts'
import type { GroupKind, SearchAnswer, SearchHit } from './schemas.ts'
import { findContracts, findInvoices } from './views.ts'
import { findLogins, findSessions } from './views-network.ts'

const shown = 6
const asked = shown + 1

type Answer = z.output<typeof SearchAnswer>
type Group = Answer['groups'][number]
/** `clientIds`: whose contracts, open invoices and logins are meant too. */
type Meant = { ctx: Ctx; keys: Keys; clientIds: readonly string[] }

/**
 * Finds clients, contracts, invoices and logins by whatever a person has of them: a few of each noun that this person may read,
 * exact keys first. A text that means few enough clients also brings what is theirs.
 */
export async function searchEverything(ctx: Ctx, { q }: { q: string }): Promise<Answer> {
  const may = (permission: string) => ctx.actor.permissions.has(permission)
  const groups: Group[] = []
  const keys = readKeys(q)
  let clientIds: readonly string[] = []
  if (may('clients.client.read')) {
    const clients = await findClients(ctx, { text: q, limit: asked })
    if (clients.length <= shown) clientIds = clients.map(({ id }) => id)
    groups.push(toGroup('clients', clients.map(toClientHit)))
  }
  const meant = { ctx, keys, clientIds }
  if (may('contracts.contract.read')) groups.push(toGroup('contracts', await findContractHits(meant)))
  if (may('billing.invoice.read')) groups.push(toGroup('invoices', await findInvoiceHits(meant)))
  if (may('radius.login.read') || may('radius.session.read')) groups.push(toGroup('logins', await findLoginHits(meant)))
  return { groups }
}

const toGroup = (kind: GroupKind, hits: SearchHit[]): Group => ({
  kind,
  hits: hits.slice(0, shown),
  hasMore: hits.length > shown,
})

async function findContractHits({ ctx, keys, clientIds }: Meant): Promise<SearchHit[]> {
  return (await findContracts(ctx, { number: keys.number, clientIds }, asked)).map(toContractHit)
}

async function findInvoiceHits({ ctx, keys, clientIds }: Meant): Promise<SearchHit[]> {
  const { number, nossoNumero, txid, boletoLine } = keys
  const barcode = boletoLine === undefined ? undefined : readBarcode(boletoLine)
  const invoices = await findInvoices(ctx, { number, nossoNumero, txid, barcode, clientIds }, asked)
  return invoices.map((invoice) => toInvoiceHit(invoice, ctx.today))
}

/** A line with a wrong digit is no bill of ours. */
function readBarcode(line: string): string | undefined {
  try {
    return parseBoleto(line).codigoBarras
  } catch {
    return undefined
  }
}

/** A live session whose login this person may not see, or that has none, stands for itself. */
async function findLoginHits({ ctx, keys, clientIds }: Meant): Promise<SearchHit[]> {
  const { mac, address, username } = keys
  const seesLogins = ctx.actor.permissions.has('radius.login.read')
  const seesSessions = ctx.actor.permissions.has('radius.session.read')
  const sessions = seesSessions ? await findSessions(ctx, { mac, address }, asked) : []
  const ids = sessions.flatMap(({ loginId }) => loginId ?? [])
  const logins = seesLogins
    ? await findLogins(ctx, { ids, mac, address, username, clientIds, showsSession: seesSessions }, asked)
    : []
  const strays = sessions.filter(({ loginId }) => !seesLogins || loginId === null)
  return [...logins.map(toLoginHit), ...strays.map(toSessionHit)]
}
