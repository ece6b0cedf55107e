import { loadMunicipalities } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { MunicipalityList, MunicipalityQuery } from './schemas.ts'

/** Municipalities whose name holds the text, best first, at most 30; those of `ibgeCode` (several with commas) too, first of all. */
export async function searchMunicipalities({
  search,
  ibgeCode,
}: z.output<typeof MunicipalityQuery>): Promise<z.output<typeof MunicipalityList>> {
  const municipalities = await loadMunicipalities()
  const named = search === undefined ? [] : municipalities.search(search, { limit: 30 })
  const codes = new Set(named.map((found) => found.ibgeCode))
  const chosen = (ibgeCode?.split(',') ?? [])
    .filter((code) => !codes.has(code))
    .flatMap((code) => municipalities.findByIbgeCode(code) ?? [])
  const all = [...chosen, ...named]
  return { items: all.map(({ name, uf, ...rest }) => ({ ibgeCode: rest.ibgeCode, name, state: uf })) }
}
