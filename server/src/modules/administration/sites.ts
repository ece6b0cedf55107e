import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { decodeCursor, toPage } from '#kernel/paging'
import { placeOf } from './place-of.ts'
import { IdCursor, type NewSite, type SiteChanges, type SiteFilter } from './schemas-house.ts'
import { findSite, insertSite, listSiteRows, lockSite, updateSite, type SiteRow } from './store-house.ts'

const requireBoth = ({ latitude, longitude }: Pick<SiteRow, 'latitude' | 'longitude'>): void => {
  if ((latitude === null) !== (longitude === null))
    throw invalid(latitude === null ? '/latitude' : '/longitude', 'Informe latitude e longitude, ou nenhuma das duas.')
}

/** Registers a place. Its city and state follow the IBGE code. 409 when one of its kind has the name; 422. */
export async function createSite(
  ctx: Ctx,
  { kind, name, ibgeCode, ...given }: z.output<typeof NewSite>,
): Promise<SiteRow> {
  const { postalCode = null, street = null, streetNumber = null, complement = null, district = null } = given
  const { latitude = null, longitude = null, openingHours = null } = given
  requireBoth({ latitude, longitude })
  const where = { postalCode, street, streetNumber, complement, district, latitude, longitude }
  return await insertSite(ctx, {
    ...where,
    ...(await placeOf(ibgeCode)),
    id: newId(),
    companyId: ctx.companyId,
    kind,
    name,
    ibgeCode,
    openingHours,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  })
}

/** Changes the given fields. 404, 409 `stale-version` (with `current`), 422. */
export const changeSite = (
  ctx: Ctx,
  { id, version, ...changes }: { id: string } & z.output<typeof SiteChanges>,
): Promise<SiteRow> =>
  ctx.transaction(async (ctx) => {
    const before = await lockSite(ctx, id)
    if (!before) throw notFound('site', 'Local', id)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou este local. Recarregue e refaça a alteração.', {
        current: before,
      })
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    requireBoth({ ...before, ...given })
    const place = changes.ibgeCode === undefined ? {} : await placeOf(changes.ibgeCode)
    return await updateSite(ctx, id, { ...given, ...place })
  })

/** A place of the company. 404. */
export async function getSite(ctx: Ctx, { id }: { id: string }): Promise<SiteRow> {
  const site = await findSite(ctx, id)
  if (!site) throw notFound('site', 'Local', id)
  return site
}

/** The company's places in the order in which they were registered. */
export async function listSites(ctx: Ctx, { limit, cursor, ...filter }: z.output<typeof SiteFilter>) {
  const [after] = decodeCursor(IdCursor, cursor) ?? []
  return toPage(await listSiteRows(ctx, { ...filter, after, limit: limit + 1 }), limit, (row) => [row.id])
}
