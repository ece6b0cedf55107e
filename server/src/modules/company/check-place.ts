import { isUf, loadMunicipalities, parseCep, ufOfCep, BrasilError } from '@open-sgp/brasil'
import { invalid } from '#kernel/errors'

export type Place = { postalCode: string; ibgeCode: string; city: string; state: string }

/** CEP and municipality agree, or the bank refuses the remessa's header; city and state follow the IBGE code. 422 at the field. */
export async function checkPlace({
  postalCode: cep,
  ibgeCode,
}: Pick<Place, 'postalCode' | 'ibgeCode'>): Promise<Place> {
  const town = (await loadMunicipalities()).findByIbgeCode(ibgeCode)
  if (!town) throw invalid('/ibgeCode', `O código ${ibgeCode} não está na tabela de municípios do IBGE.`)
  const postalCode = readCep(cep)
  const uf = ufOfCep(postalCode)
  if (uf !== undefined && isUf(uf) && uf !== town.uf)
    throw invalid('/postalCode', `O CEP ${cep} é de ${uf}, mas ${town.name} fica em ${town.uf}. Corrija um dos dois.`)
  return { postalCode, ibgeCode, city: town.name, state: town.uf }
}

function readCep(text: string): string {
  try {
    return parseCep(text)
  } catch (error) {
    if (error instanceof BrasilError) throw invalid('/postalCode', error.detail)
    throw error
  }
}
