import { carregarMunicipios, type Municipio } from 'municipios-brasil'
import type { Uf } from './ufs.ts'

export type Municipality = {
  /** Seven digits, as fiscal documents want it. */
  ibgeCode: string
  name: string
  uf: Uf
  latitude: number
  longitude: number
  /** IANA name of the legal time: −02:00 Noronha, −03:00, −04:00, −05:00. */
  timeZone: string
  areaCode: string
  isCapital: boolean
  /** Four digits of Receita Federal (TOM, SIAFI). */
  receitaCode: string
}

/** The 5,571 municipalities of IBGE, in memory. Names are compared without accents, case, blanks, hyphens and apostrophes. */
export type Municipalities = {
  findByIbgeCode(ibgeCode: string): Municipality | undefined
  findByName(name: string, uf: Uf): Municipality | undefined
  /** For a field that completes what is typed, best first. `limit` is 20 when not given. */
  search(text: string, options?: { uf?: Uf; limit?: number }): Municipality[]
}

const nameKey = (name: string, uf: string) =>
  `${uf}${name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()}`

function fromPackage(row: Municipio): Municipality {
  return {
    ibgeCode: String(row.codigoIbge),
    name: row.nome,
    uf: row.uf,
    latitude: row.latitude,
    longitude: row.longitude,
    timeZone: row.fusoHorario,
    areaCode: String(row.ddd),
    isCapital: row.capital,
    receitaCode: row.codigoReceitaFederal,
  }
}

let loading: Promise<Municipalities> | undefined

/** Loads the table once (about 0.5 MB, a chunk of its own in a browser) and answers from memory afterwards. */
export const loadMunicipalities = (): Promise<Municipalities> => (loading ??= load())

async function load(): Promise<Municipalities> {
  const rows = await carregarMunicipios()
  const byCode = new Map<string, Municipality>()
  const byName = new Map<string, Municipality>()
  for (const row of rows.listar()) {
    const municipality = fromPackage(row)
    byCode.set(municipality.ibgeCode, municipality)
    byName.set(nameKey(municipality.name, municipality.uf), municipality)
  }
  return {
    findByIbgeCode: (ibgeCode) => byCode.get(ibgeCode),
    findByName: (name, uf) => byName.get(nameKey(name, uf)),
    search: (text, { uf, limit = 20 } = {}) => rows.buscar(text, { limite: limit, ...(uf && { uf }) }).map(fromPackage),
  }
}
