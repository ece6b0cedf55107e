import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { knownData } from './known-data.ts'
import { type Basis, defaultPurposes, isBasis, keyOfName, type Purpose } from './rules/purposes.ts'
import { staffData } from './staff-data.ts'
import { keepPurpose, listPurposeRows, listVersionRows } from './store-purposes.ts'

/** `isInUse`: the product itself holds data for it, so it cannot end. */
export type CurrentPurpose = Purpose & { version: number; isRetired: boolean; isInUse: boolean }
type Row = Awaited<ReturnType<typeof listPurposeRows>>[number]

const holdsFor = (key: string): boolean => [...knownData, ...staffData].some(({ purpose }) => purpose === key)

const requireBasis = (text: string): Basis => {
  if (!isBasis(text)) throw new Error(`Unknown legal basis: ${text}`)
  return text
}

const toPurpose = ({ key, name, basis, law, retention, version, retiredAt }: Row): CurrentPurpose => {
  return {
    key,
    name,
    basis: requireBasis(basis),
    law,
    retention,
    version,
    isRetired: retiredAt !== null,
    isInUse: holdsFor(key),
  }
}

/** Purposes with their legal bases: the company's own, and what the product proposes where it has not written over (version 0). */
export async function listPurposes(ctx: Ctx): Promise<{ items: CurrentPurpose[] }> {
  const own = (await listPurposeRows(ctx)).map(toPurpose)
  const proposed = defaultPurposes.map(
    (purpose) =>
      own.find(({ key }) => key === purpose.key) ?? {
        ...purpose,
        version: 0,
        isRetired: false,
        isInUse: holdsFor(purpose.key),
      },
  )
  return { items: [...proposed, ...own.filter(({ key }) => !defaultPurposes.some((one) => one.key === key))] }
}

/** A purpose as it is now. 404. */
export async function getPurpose(ctx: Ctx, { key }: { key: string }): Promise<CurrentPurpose> {
  const found = (await listPurposes(ctx)).items.find((purpose) => purpose.key === key)
  if (!found) throw notFound('purpose', 'Finalidade', key)
  return found
}

/** A purpose of the company's own. 409 `purpose-exists`; 422 for a name without letters. */
export const createPurpose = (ctx: Ctx, purpose: Omit<Purpose, 'key'>): Promise<CurrentPurpose> =>
  ctx.transaction(async (ctx) => {
    const key = keyOfName(purpose.name)
    if (key === '') throw invalid('/name', 'Dê à finalidade um nome com letras.')
    const isTaken = (await listPurposes(ctx)).items.some((other) => other.key === key)
    if (isTaken || !(await keepPurpose(ctx, { ...purpose, key, version: 0, retiredAt: null })))
      throw conflict('purpose-exists', 'Já há uma finalidade com este nome. Altere-a, ou dê outro nome a esta.')
    return await getPurpose(ctx, { key })
  })

/** Another text; the one before stays in the history. 404, 409 `stale-version` (with `current`), `purpose-retired`. */
export const changePurpose = (ctx: Ctx, { version, ...purpose }: Purpose & { version: number }) =>
  write(ctx, purpose.key, () => ({ ...purpose, version, retiredAt: null }))

/** Nothing is treated for it any more: consents for it can only be withdrawn. 404, 409 `purpose-in-use`, `purpose-retired`, `stale-version`. */
export async function retirePurpose(ctx: Ctx, { key, version }: { key: string; version: number }) {
  if (holdsFor(key))
    throw conflict('purpose-in-use', 'O sistema guarda dados para esta finalidade: ela não pode ser encerrada.')
  return await write(ctx, key, ({ isRetired: _, isInUse: __, ...purpose }) => ({
    ...purpose,
    version,
    retiredAt: ctx.now,
  }))
}

const write = (
  ctx: Ctx,
  key: string,
  next: (current: CurrentPurpose) => Purpose & { version: number; retiredAt: Date | null },
): Promise<CurrentPurpose> =>
  ctx.transaction(async (ctx) => {
    const current = await getPurpose(ctx, { key })
    if (current.isRetired)
      throw conflict('purpose-retired', 'Esta finalidade foi encerrada. Crie outra, se voltou a existir.')
    if (!(await keepPurpose(ctx, next(current))))
      throw conflict('stale-version', 'Outra pessoa alterou esta finalidade. Veja como está e repita.', {
        current: await getPurpose(ctx, { key }),
      })
    return await getPurpose(ctx, { key })
  })

/** How it read at each time, newest first; what the product proposes is version 0. 404. */
export async function listPurposeVersions(ctx: Ctx, { key }: { key: string }) {
  await getPurpose(ctx, { key })
  const rows = await listVersionRows(ctx, key)
  const items = rows.map(({ companyId: _, basis, ...row }) => ({ ...row, basis: requireBasis(basis) }))
  const proposed = defaultPurposes.find((purpose) => purpose.key === key)
  const origin = { version: 0, isRetired: false, at: null, by: null, byName: 'Proposta do sistema' }
  return { items: proposed ? [...items, { ...proposed, ...origin }] : items }
}
