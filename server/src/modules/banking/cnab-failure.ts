import { CnabError } from '@open-sgp/cnab'
import { conflict, invalid } from '#kernel/errors'
import type { AccountRow } from '#modules/company'

/** What the CNAB package refuses, as the API answers it; any other error as it is. */
export const toAppError = (error: unknown): unknown =>
  error instanceof CnabError ? invalid('', error.detail, error.code) : error

/** Columns of the account's files. 409 for an account that works without files. */
export function cnabLayoutOf(account: Pick<AccountRow, 'cnabLayout' | 'name'>): 240 | 400 {
  if (account.cnabLayout === '240') return 240
  if (account.cnabLayout === '400') return 400
  throw conflict(
    'account-without-cnab',
    `O portador “${account.name}” não tem layout CNAB. Informe 240 ou 400 no cadastro do portador.`,
  )
}
