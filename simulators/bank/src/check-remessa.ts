import { isCnpj, isCpf } from '@open-sgp/brasil'
import type { CnabFile } from '@open-sgp/cnab'
import { CnabError, findOwnerMismatches, readRetorno } from '@open-sgp/cnab'
import type { Defect } from './bank-codes.ts'
import type { BankOptions } from './bank-options.ts'
import type { BankTitle } from './bank-title.ts'

/** A remessa that the bank can read, or why it drops it (pt-BR). */
export type CheckedRemessa = { readonly file: CnabFile } | { readonly refusal: string }

/**
 * What makes a bank drop a whole file: another bank or account, a retorno, a sequence used before, damaged records.
 * Banks are stricter than our reader: anything that it warns about is refused here.
 */
export function checkRemessa(bytes: Uint8Array, options: BankOptions, lastSequence: number): CheckedRemessa {
  const read = readOrRefuse(bytes)
  if ('refusal' in read) return read
  const { file } = read
  if (file.kind !== 'remessa') return { refusal: 'O arquivo é um retorno, não uma remessa.' }
  if (file.layout !== options.layout)
    return { refusal: `A conta usa CNAB ${options.layout} e o arquivo é CNAB ${file.layout}.` }
  const owner = { bank: options.bank, conta: options.conta, companyDocument: options.beneficiario.documento }
  const [mismatch] = findOwnerMismatches(file, owner)
  if (mismatch) return { refusal: mismatch.detail }
  const [warning] = file.warnings
  if (warning) return { refusal: `Linha ${warning.line}: ${warning.detail}` }
  const sequence = file.header.fileSequence
  if (sequence !== null && sequence <= lastSequence) {
    return { refusal: `O sequencial ${sequence} já foi usado; o último foi ${lastSequence}.` }
  }
  return read
}

function readOrRefuse(bytes: Uint8Array): CheckedRemessa {
  try {
    return { file: readRetorno(bytes) }
  } catch (error) {
    if (error instanceof CnabError) return { refusal: error.detail }
    throw error
  }
}

/** Why the bank would not register a title on `on`; undefined when it would. */
export function findDefect(title: BankTitle, on: string): Defect | undefined {
  if (title.faceCents <= 0) return 'value'
  if (title.due < on) return 'due'
  if (title.payerName === '') return 'payer-name'
  if (!isCpf(title.payerDocument) && !isCnpj(title.payerDocument)) return 'payer-document'
  if (title.payerAddress === '') return 'address'
  return /^0*$/.test(title.payerCep) ? 'cep' : undefined
}
