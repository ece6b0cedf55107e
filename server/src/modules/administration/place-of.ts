import { loadMunicipalities } from '@open-sgp/brasil'
import { invalid } from '#kernel/errors'

/** City and state of an IBGE code. 422 at `/ibgeCode`. */
export async function placeOf(ibgeCode: string): Promise<{ city: string; state: string }> {
  const town = (await loadMunicipalities()).findByIbgeCode(ibgeCode)
  if (!town) throw invalid('/ibgeCode', `O código ${ibgeCode} não está na tabela de municípios do IBGE.`)
  return { city: town.name, state: town.uf }
}
