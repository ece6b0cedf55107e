import { listarEstados, type UF } from 'municipios-brasil'

/** The two letters of a state or of the Distrito Federal. */
export type Uf = UF

export type UfInfo = { code: Uf; ibgeCode: string; name: string }

/** The 27 UFs in order of their letters. `ibgeCode` is the `cUF` of fiscal documents. */
export const ufs: readonly UfInfo[] = listarEstados({ ordem: 'sigla' }).map((state) => ({
  code: state.uf,
  ibgeCode: String(state.codigoUf),
  name: state.nome,
}))

const byCode = new Map<string, UfInfo>()
for (const uf of ufs) byCode.set(uf.code, uf).set(uf.ibgeCode, uf)

/** The UF of its two letters (upper case) or its IBGE code: `SC`, `42`. */
export const findUf = (codeOrIbgeCode: string): UfInfo | undefined => byCode.get(codeOrIbgeCode)

export const isUf = (text: string): text is Uf => findUf(text)?.code === text
