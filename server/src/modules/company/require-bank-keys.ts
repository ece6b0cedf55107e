import { invalid } from '#kernel/errors'
import { bankKeysOf } from './rules/bank-keys.ts'
import type { BankKeys } from './schemas.ts'

/** 422 at the first key that the bank's boletos need and the portador lacks: told now, not when the first boleto fails. */
export function requireBankKeys(bankCode: string, keys: BankKeys): void {
  const missing = bankKeysOf(bankCode).required.find((key) => !keys[key])
  if (missing !== undefined)
    throw invalid(`/bankKeys/${missing}`, 'O banco exige este dado: está no contrato de cobrança.')
}
