import { BrasilError } from './brasil-error.ts'
import { modulo11Digit } from './check-digits.ts'
import { isCnpj, isCpf } from './documents.ts'
import { findUf } from './ufs.ts'

/**
 * The parts of a fiscal document's access key, under the names of the SEFAZ manuals: numbers without leading zeros, the rest as
 * text. `nSiteAutoriz` exists in models 62 and 66 only, where `cNF` has 7 digits instead of 8.
 */
export type AccessKeyParts = {
  cUF: string
  AAMM: string
  /** 14 characters; a natural person who issues has `000` + CPF. */
  CNPJ: string
  mod: string
  serie: number
  nNF: number
  tpEmis: string
  nSiteAutoriz?: string
  cNF: string
}

const hasSite = (model: string) => model === '62' || model === '66'

const bad = (detail: string) => new BrasilError('invalid-access-key', `Chave de acesso inválida: ${detail}.`)

/** The 44 characters of an access key, check digit included (MOC NFCom §2.2.6). Throws BrasilError `invalid-access-key`. */
export function buildAccessKey(parts: AccessKeyParts): string {
  if (hasSite(parts.mod) !== (parts.nSiteAutoriz !== undefined)) {
    throw bad(`o modelo ${parts.mod} ${hasSite(parts.mod) ? 'exige' : 'não tem'} nSiteAutoriz`)
  }
  const number = padded('nNF', parts.nNF, 9)
  const base = `${parts.cUF}${parts.AAMM}${parts.CNPJ}${parts.mod}${padded('serie', parts.serie, 3)}${number}${parts.tpEmis}${parts.nSiteAutoriz ?? ''}${parts.cNF}`
  const key = `${base}${modulo11Digit(base)}`
  const read = parseAccessKey(key)
  const fields = ['cUF', 'AAMM', 'CNPJ', 'mod', 'tpEmis', 'nSiteAutoriz', 'cNF'] as const
  const shifted = fields.find((field) => read[field] !== parts[field])
  if (shifted) throw bad(`o campo ${shifted} tem tamanho errado`)
  return key
}

function padded(name: string, value: number, size: number): string {
  const text = String(value)
  if (!/^\d+$/.test(text) || text.length > size) throw bad(`${name} deve ser um inteiro de até ${size} algarismos`)
  return text.padStart(size, '0')
}

/** Whether the 44 characters of `text` are an access key with known UF, existing month, right CNPJ or CPF and check digit. */
export const isAccessKey = (text: string): boolean => problemOf(text) === undefined

function problemOf(key: string): string | undefined {
  if (key.length !== 44) return `deve ter 44 caracteres e tem ${key.length}`
  if (!/^\d{6}[0-9A-Z]{12}\d{26}$/.test(key)) return 'há caracteres fora do lugar'
  if (!findUf(key.slice(0, 2))) return `o código de UF ${key.slice(0, 2)} não existe`
  if (!/^(0[1-9]|1[0-2])$/.test(key.slice(4, 6))) return `o mês ${key.slice(4, 6)} não existe`
  const issuer = key.slice(6, 20)
  if (!isCnpj(issuer) && !(issuer.startsWith('000') && isCpf(issuer.slice(3))))
    return 'o CNPJ ou CPF do emitente não confere'
  return key.endsWith(String(modulo11Digit(key.slice(0, 43)))) ? undefined : 'o dígito verificador não confere'
}

/**
 * The parts of an access key, read with or without the blanks of the printed form and the prefix of an XML Id (`NFe`, `NFCom`…).
 * Throws BrasilError `invalid-access-key` with the first thing that is wrong.
 */
export function parseAccessKey(text: string): AccessKeyParts & { cDV: string } {
  const key = text.replace(/\s/g, '').replace(/^(NFe|NFCom|CTe|MDFe|NF3e|BPe|CFe)/, '')
  const problem = problemOf(key)
  if (problem) throw bad(problem)
  const mod = key.slice(20, 22)
  const site = hasSite(mod) ? { nSiteAutoriz: key.slice(35, 36) } : {}
  return {
    cUF: key.slice(0, 2),
    AAMM: key.slice(2, 6),
    CNPJ: key.slice(6, 20),
    mod,
    serie: Number(key.slice(22, 25)),
    nNF: Number(key.slice(25, 34)),
    tpEmis: key.slice(34, 35),
    ...site,
    cNF: key.slice(hasSite(mod) ? 36 : 35, 43),
    cDV: key.slice(43),
  }
}
