import { hitKinds, type Hit } from './hits.ts'

const most = 6
const keyOf = (companyId: string) => `open-sgp.recent.${companyId}`

const isHit = (value: unknown): value is Hit =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  typeof value.kind === 'string' &&
  value.kind in hitKinds &&
  ['id', 'title', 'subtitle'].every((name) => typeof Reflect.get(value, name) === 'string')

/** What was last chosen in the search of this browser and company, newest first. What an older version left is passed over. */
export function listRecent(companyId: string): Hit[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(companyId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isHit) : []
  } catch {
    return []
  }
}

export function rememberRecent(companyId: string, chosen: Hit): void {
  const others = listRecent(companyId).filter(({ id }) => id !== chosen.id)
  localStorage.setItem(keyOf(companyId), JSON.stringify([chosen, ...others].slice(0, most)))
}
