import { z } from 'zod'

const Recent = z.object({
  kind: z.enum(['client', 'contract', 'invoice', 'login', 'session']),
  id: z.string(),
  title: z.string(),
  subtitle: z.string(),
  state: z.string(),
})
export type Recent = z.output<typeof Recent>

const most = 6
const keyOf = (companyId: string) => `open-sgp.recent.${companyId}`

/** What was last chosen in the search of this browser and company, newest first. */
export function listRecent(companyId: string): Recent[] {
  try {
    return z.array(Recent).parse(JSON.parse(localStorage.getItem(keyOf(companyId)) ?? '[]'))
  } catch {
    return []
  }
}

export function rememberRecent(companyId: string, chosen: Recent): void {
  const others = listRecent(companyId).filter(({ id }) => id !== chosen.id)
  localStorage.setItem(keyOf(companyId), JSON.stringify([chosen, ...others].slice(0, most)))
}
