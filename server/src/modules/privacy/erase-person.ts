import { formatCents } from '@open-sgp/brasil'
import { writeAudit } from '#kernel/audit'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { allowErasure, collectRows, eraseAuditOf, eraseRows, type Erased } from '#kernel/personal-data'
import { getClient } from '#modules/clients'
import { knownData } from './known-data.ts'
import { findBonds, findErasure, insertErasure } from './store.ts'

export type ErasureReport = { tables: Erased[]; auditCount: number; keptUntil: string | null }

/**
 * Anonymises a client: names become “Titular anonimizado”, documents and contacts go, what a law keeps stays until its term, with who
 * it was lying sealed until then. 404; 409 `contract-active`, `debt-open` or `already-anonymised`. Dry run: under ctx.rehearse.
 */
export const erasePerson = (
  ctx: Ctx,
  { clientId, reason }: { clientId: string; reason: string },
): Promise<ErasureReport> =>
  ctx.transaction(async (ctx) => {
    await requireFree(ctx, clientId)
    const identity = JSON.stringify(await identityOf(ctx, clientId))
    const report = await eraseAll(ctx, clientId)
    const identitySealed = report.keptUntil === null ? null : ctx.secrets.seal(identity)
    await insertErasure(ctx, { clientId, reason, report, identitySealed, nextOn: report.keptUntil })
    return report
  })

/** Erases, table by table, what no law keeps on this day. */
export async function eraseAll(ctx: Ctx, clientId: string): Promise<ErasureReport> {
  await allowErasure(ctx)
  const tables: Erased[] = []
  for (const table of knownData) tables.push(await eraseRows(ctx, table, clientId))
  // Last: what the changes above say of before goes as well.
  const auditCount = await eraseAuditOf(ctx, clientId)
  await writeAudit(ctx.db, [
    {
      kind: 'erasure',
      at: ctx.now,
      actor: ctx.actor,
      companyId: ctx.companyId,
      requestId: ctx.requestId,
      subjectKind: 'clients',
      subjectId: clientId,
      rowCount: auditCount,
    },
  ])
  const terms = tables.flatMap(({ keptUntil }) => (keptUntil === null ? [] : [keptUntil]))
  return { tables, auditCount, keptUntil: terms.toSorted().at(-1) ?? null }
}

async function requireFree(ctx: Ctx, clientId: string): Promise<void> {
  await getClient(ctx, { id: clientId })
  if (await findErasure(ctx, clientId)) throw conflict('already-anonymised', 'Este titular já foi anonimizado.')
  const { contracts, openCents } = await findBonds(ctx, clientId)
  if (contracts > 0)
    throw conflict(
      'contract-active',
      `O titular tem ${contracts} contrato(s) em vigor: os dados são necessários para cumpri-los (LGPD, art. 16, I, e art. 7º, V). Encerre-os antes.`,
    )
  if (openCents > 0)
    throw conflict(
      'debt-open',
      `O titular deve ${formatCents(openCents)}: os dados são necessários para cobrar (LGPD, art. 7º, VI e X). Receba ou cancele os títulos antes.`,
    )
}

/** Who it was, as tax and connection laws ask to be told by a judge. */
async function identityOf(ctx: Ctx, clientId: string): Promise<object> {
  const of = async (name: string) => {
    const table = knownData.find(({ table }) => table === name)
    return table ? await collectRows(ctx, table, clientId) : []
  }
  return {
    client: await of('clients.clients'),
    addresses: await of('clients.addresses'),
    contacts: await of('clients.contacts'),
    logins: await of('radius.logins'),
  }
}
