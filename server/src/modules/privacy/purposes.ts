import type { Ctx } from '#kernel/context'
import { conflict, notFound } from '#kernel/errors'
import { bases, defaultPurposes, type Purpose } from './rules/purposes.ts'
import { keepPurpose, listPurposeRows } from './store.ts'

const isBasis = (text: string): text is Purpose['basis'] => bases.some((basis) => basis === text)

/** Purposes with their legal bases: the company's own words, or else the proposed ones (version 0). */
export async function listPurposes(ctx: Ctx) {
  const rows = await listPurposeRows(ctx)
  const items = defaultPurposes.map((proposed) => {
    const row = rows.find(({ key }) => key === proposed.key)
    if (!row || !isBasis(row.basis)) return { ...proposed, version: 0 }
    const { key, name, basis, law, retention, version } = row
    return { key, name, basis, law, retention, version }
  })
  return { items }
}

/** 404, 409 `stale-version` with the purpose as it is now. */
export async function changePurpose(ctx: Ctx, { version, ...purpose }: Purpose & { version: number }) {
  if (!defaultPurposes.some(({ key }) => key === purpose.key)) throw notFound('purpose', 'Finalidade', purpose.key)
  const isKept = await keepPurpose(ctx, purpose, version)
  const current = (await listPurposes(ctx)).items.find(({ key }) => key === purpose.key)
  if (!isKept || !current)
    throw conflict('stale-version', 'Outra pessoa alterou esta finalidade. Veja como está e repita.', { current })
  return current
}
