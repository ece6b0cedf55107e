import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { chooseBranch } from '#modules/company'
import { checkBornOn, checkDocument, checkStateRegistration } from './check-client.ts'
import { documentTaken } from './create-client.ts'
import { listChanges } from './rules/list-changes.ts'
import type { ClientChanges } from './schemas.ts'
import { requireVersion } from './stale-version.ts'
import { type ClientRow, findClientByDocument, insertHistory, lockClient, updateClient } from './store.ts'
import { listAddresses } from './store-parts.ts'

/**
 * Changes the given fields of a client and writes before and after in the history; what is absent stays.
 * 404, 409 `stale-version` (with `current`) or `document-taken` (with `clientId`), 422 at the field.
 */
export async function changeClient(
  ctx: Ctx,
  { id, version, ...changes }: { id: string } & z.output<typeof ClientChanges>,
): Promise<ClientRow> {
  return await ctx.transaction(async (ctx) => {
    const before = await lockClient(ctx, id)
    if (!before) throw notFound('client', 'Cliente', id)
    requireVersion(before, version)
    const after = await check(ctx, before, changes)
    const changed = listChanges(before, after)
    if (Object.keys(changed).length === 0) return before
    if (changed['document'] && after.document) await requireFreeDocument(ctx, after.document)
    const client = await updateClient(ctx, id, after)
    await insertHistory(ctx, {
      clientId: id,
      kind: 'client-changed',
      summary: 'Cadastro alterado',
      details: { changes: changed },
    })
    return client
  })
}

async function check(ctx: Ctx, before: ClientRow, changes: Omit<z.output<typeof ClientChanges>, 'version'>) {
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const merged = { ...before, ...given }
  checkBornOn(merged.bornOn, ctx.today)
  const document = checkDocument(before.kind, merged.status, merged.document)
  if (given['stateRegistration'] !== undefined || given['ieIndicator'] !== undefined)
    checkStateRegistration(merged, (await listAddresses(ctx, before.id))[0]?.state)
  const branchId = await chooseBranch(ctx, changes.branchId, before.branchId)
  return { ...given, document, branchId }
}

async function requireFreeDocument(ctx: Ctx, document: string): Promise<void> {
  if (await findClientByDocument(ctx, document)) throw await documentTaken(ctx, document)
}
