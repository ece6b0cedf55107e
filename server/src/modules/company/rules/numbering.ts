import type { BankKeys } from '../schemas.ts'

const parts = [
  'agencia',
  'conta',
  'carteira',
  'convenio',
  'codigoCliente',
  'operacao',
  'modalidade',
  'posto',
  'byte',
] as const

/** Sicoob prints modalidade 01 when none is said. */
const unsaid: Readonly<Record<string, Partial<BankKeys>>> = { '756': { modalidade: '1' } }

/**
 * Under what the bank counts its titles: two portadores with the same would give two clients one nosso número.
 * As `company.accounts.numbering_key` writes it: zeros on the left say nothing.
 */
export const numberingKeys = (bankCode: string, keys: BankKeys): string =>
  [bankCode, ...parts.map((part) => (keys[part] ?? unsaid[bankCode]?.[part] ?? '').replace(/^0+/, ''))].join('/')
