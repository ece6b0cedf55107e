import { formatCents, formatDocument } from '@open-sgp/brasil'
import { sql } from 'kysely'
import { writeAudit } from '#kernel/audit'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { eraseAuditOf, listRecords } from '#kernel/erase-audit'
import { allowErasure, collectRows, eraseRows, type Erased } from '#kernel/personal-data'
import { getClient } from '#modules/clients'
import { knownData } from './known-data.ts'
import { findBonds, findErasure, insertErasure } from './store.ts'

export type ErasureReport = { tables: Erased[]; auditCount: number; keptUntil: string | null }

const trailLaw =
  'Some o antes e depois; quem fez o quê, quando e em qual registro fica, para provar o tratamento (LGPD, arts. 16, I, e 37)'

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
  const records = await listRecords(ctx, knownData, clientId)
  const terms = await termsOf(ctx, clientId)
  const tables: Erased[] = []
  // One after the other: what rests on another goes before it.
  for (const table of knownData) tables.push(await eraseRows(ctx, table, clientId))
  // Last: what the changes above say of before goes as well.
  const auditCount = await eraseAuditOf(ctx, { records, terms })
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
  const ends = tables.flatMap(({ keptUntil }) => (keptUntil === null ? [] : [keptUntil]))
  const trail = {
    label: 'Trilha de auditoria',
    erasedCount: auditCount,
    keptCount: auditCount,
    law: trailLaw,
    keptUntil: null,
  }
  return { tables: [...tables, trail], auditCount, keptUntil: ends.toSorted().at(-1) ?? null }
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

/** By what somebody may have looked for them. */
async function termsOf(ctx: Ctx, id: string): Promise<string[]> {
  const { rows } = await sql<{ term: string }>`
    select document as term from clients.clients where id = ${id} and document is not null
    union select name from clients.clients where id = ${id} and anonymised_at is null and length(name) > 4
    union select value from clients.contacts where client_id = ${id} and length(value) > 4`.execute(ctx.db)
  return rows.flatMap(({ term }) => (/^[0-9A-Z]{11,14}$/.test(term) ? [term, formatDocument(term)] : [term]))
}

/** Who it was, as tax and connection laws ask to be told by a judge. */
async function identityOf(ctx: Ctx, clientId: string): Promise<object> {
  const keys = new Map([
    ['clients.clients', 'client'],
    ['clients.addresses', 'addresses'],
    ['clients.contacts', 'contacts'],
    ['radius.logins', 'logins'],
  ])
  const tables = knownData.filter(({ table }) => keys.has(table))
  const rows = await collectRows(ctx, tables, clientId)
  return Object.fromEntries(tables.map(({ table, label }) => [keys.get(table), rows.get(label) ?? []]))
}
