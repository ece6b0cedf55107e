import { findLayout } from './layouts/index.ts'
import type { Conta } from './remessa-input.ts'
import type { CnabFile } from './title.ts'

/** The account that a file is expected to belong to. */
export interface RetornoOwner {
  readonly bank: string
  readonly conta: Conta
  /** CNPJ or CPF of the company. */
  readonly companyDocument: string
}

/** A trait of the file that is not the account's. `detail` is pt-BR, fit for the operator. */
export interface OwnerMismatch {
  readonly code: 'other-bank' | 'other-account' | 'other-company'
  readonly expected: string
  readonly found: string
  readonly detail: string
}

const accountLabels: Readonly<Record<string, string>> = {
  agencia: 'agência',
  conta: 'conta',
  convenio: 'convênio',
  codigoCliente: 'código do cliente',
}

const significant = (text: string): string => text.replace(/^0+/, '')

/** Banks write the account with or without its check digit, so up to two digits more at the end are the same account. */
function isSame(name: string, ours: string, theirs: string): boolean {
  if (ours === theirs || name !== 'conta') return ours === theirs
  const [short, long] = ours.length < theirs.length ? [ours, theirs] : [theirs, ours]
  return long.startsWith(short) && long.length - short.length <= 2
}

function mismatch(code: OwnerMismatch['code'], what: string, expected: string, found: string): OwnerMismatch {
  return {
    code,
    expected,
    found,
    detail: `O arquivo é de outro(a) ${what}: traz “${found}” e o esperado é “${expected}”.`,
  }
}

/**
 * What tells that a file is of another bank, account or company; empty when nothing does. Fields that the file leaves
 * blank are not compared, and leading zeros do not count.
 */
export function findOwnerMismatches(
  file: Pick<CnabFile, 'bank' | 'layout' | 'header'>,
  owner: RetornoOwner,
): readonly OwnerMismatch[] {
  const { bank, layout, header } = file
  if (bank !== owner.bank) return [mismatch('other-bank', 'banco', owner.bank, bank)]
  const found: OwnerMismatch[] = []
  const expected = findLayout(bank, layout).accountValues(owner.conta)
  for (const [name, label] of Object.entries(accountLabels)) {
    const ours = significant(String(expected[name] ?? ''))
    const theirs = significant(String(header.values[name] ?? ''))
    if (ours !== '' && theirs !== '' && !isSame(name, ours, theirs))
      found.push(mismatch('other-account', label, ours, theirs))
  }
  const company = significant(header.companyDocument)
  if (company !== '' && company !== significant(owner.companyDocument)) {
    found.push(mismatch('other-company', 'empresa', owner.companyDocument, header.companyDocument))
  }
  return found
}
