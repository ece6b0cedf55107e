import { loadMunicipalities } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { MunicipalityList, MunicipalityQuery } from './schemas.ts'

/** Municipalities whose name holds the text, best first, at most 30; with `ibgeCode` that one too, first when nothing is searched. */
export async function searchMunicipalities({
  search,
  ibgeCode,
}: z.output<typeof MunicipalityQuery>): Promise<z.output<typeof MunicipalityList>> {
  const municipalities = await loadMunicipalities()
  const named = search === undefined ? [] : municipalities.search(search, { limit: 30 })
  const chosen = ibgeCode === undefined ? undefined : municipalities.findByIbgeCode(ibgeCode)
  const all = chosen && !named.some((found) => found.ibgeCode === chosen.ibgeCode) ? [chosen, ...named] : named
  return { items: all.map(({ name, uf, ...rest }) => ({ ibgeCode: rest.ibgeCode, name, state: uf })) }
}
