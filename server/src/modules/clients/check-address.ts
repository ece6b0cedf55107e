import { formatCep, isUf, loadMunicipalities, type Municipality, parseCep, ufOfCep } from '@open-sgp/brasil'
import type { z } from 'zod'
import { invalid } from '#kernel/errors'
import { readField } from './read-field.ts'
import type { NewAddress } from './schemas.ts'

export type AddressFields = z.output<typeof NewAddress>

/**
 * The address as stored: CEP without hyphen, municipality of IBGE's table with its official name, CEP within the UF.
 * 422 at the field; `at` is the address's own place in the request (`/addresses/0`).
 */
export async function checkAddress(input: AddressFields, at = '') {
  const municipality = await findMunicipality(input, at)
  const postalCode = readField(`${at}/postalCode`, () => parseCep(input.postalCode))
  const uf = ufOfCep(postalCode)
  if (uf !== municipality.uf)
    throw invalid(
      `${at}/postalCode`,
      `O CEP ${formatCep(postalCode)} é de ${uf}, mas ${municipality.name} fica em ${municipality.uf}. Corrija um dos dois.`,
    )
  const { complement = null, reference = null, latitude = null, longitude = null } = input
  if ((latitude === null) !== (longitude === null))
    throw invalid(`${at}/latitude`, 'Informe latitude e longitude, ou nenhuma das duas.')
  return {
    roles: input.roles,
    postalCode,
    street: input.street,
    streetNumber: input.streetNumber,
    complement,
    district: input.district,
    city: municipality.name,
    ibgeCode: municipality.ibgeCode,
    state: municipality.uf,
    reference,
    latitude,
    longitude,
  }
}

async function findMunicipality({ ibgeCode, city, state }: AddressFields, at: string): Promise<Municipality> {
  const municipalities = await loadMunicipalities()
  const named = city && state && isUf(state) ? municipalities.findByName(city, state) : undefined
  if (!ibgeCode) {
    if (named) return named
    throw invalid(
      `${at}/city`,
      city && state ? `Não há município “${city}” em ${state}.` : 'Informe o código IBGE, ou o município e a UF.',
    )
  }
  const coded = municipalities.findByIbgeCode(ibgeCode)
  if (!coded) throw invalid(`${at}/ibgeCode`, `O código ${ibgeCode} não está na tabela de municípios do IBGE.`)
  if (state && state !== coded.uf)
    throw invalid(`${at}/state`, `O código IBGE ${ibgeCode} é de ${coded.name}/${coded.uf}, não de ${state}.`)
  if (city && municipalities.findByName(city, coded.uf)?.ibgeCode !== ibgeCode)
    throw invalid(`${at}/city`, `O código IBGE ${ibgeCode} é de ${coded.name}/${coded.uf}, não de ${city}.`)
  return coded
}
