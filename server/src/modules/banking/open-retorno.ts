import { type CnabFile, CnabError, findLayout, findOwnerMismatches, readRetorno } from '@open-sgp/cnab'
import type { Ctx } from '#kernel/context'
import { AppError } from '#kernel/errors'
import { type AccountRow, getAccount, getCompany } from '#modules/company'
import { toAppError } from './cnab-failure.ts'
import { withoutZeros } from './read-lines.ts'
import { listAccountIdsOfBank } from './views.ts'

type Mismatches = ReturnType<typeof findOwnerMismatches>

export type OpenedRetorno = {
  file: CnabFile
  /** Portador that the file is booked under. */
  account: AccountRow
  /** Every portador of the same bank account (another carteira, say): any of them may own a title of the file. */
  accounts: readonly AccountRow[]
}

/**
 * Reads a bank file and finds whose it is. Throws AppError 422, before anything is written: `unrecognized-file`,
 * `unsupported-layout`, `not-a-retorno`, `other-bank`, `other-account`, `other-company`; 404 for an unknown `accountId`.
 */
export async function openRetorno(ctx: Ctx, bytes: Uint8Array, accountId?: string): Promise<OpenedRetorno> {
  const file = read(bytes)
  const { cnpj } = await getCompany(ctx)
  const judged = (await loadCandidates(ctx, file, accountId)).map((account) => ({
    account,
    mismatches: mismatchesOf(file, account, cnpj),
  }))
  const accounts = judged.filter(({ mismatches }) => mismatches.length === 0).map(({ account }) => account)
  const account = accountId === undefined ? choose(file, accounts) : accounts.find(({ id }) => id === accountId)
  if (account) return { file, account, accounts }

  const asked = judged.find((one) => one.account.id === accountId)
  const [nearest] = judged.toSorted((a, b) => a.mismatches.length - b.mismatches.length)
  throw foreign(asked ?? nearest)
}

/** Of portadores that share a bank account, the one of the file's carteira. */
function choose(file: CnabFile, accounts: readonly AccountRow[]): AccountRow | undefined {
  const carteira = withoutZeros(String(file.header.values['carteira'] ?? ''))
  return accounts.find(({ bankKeys }) => withoutZeros(bankKeys.carteira ?? '') === carteira) ?? accounts[0]
}

function read(bytes: Uint8Array): CnabFile {
  // Transmissions pad with NUL, which no text of the database may hold; as a blank it keeps its column.
  const text = bytes.includes(0) ? bytes.map((byte) => (byte === 0 ? 0x20 : byte)) : bytes
  const file = attempt(() => readRetorno(text))
  if (file.kind === 'retorno') return file
  throw new AppError(
    422,
    'not-a-retorno',
    'Este arquivo é uma remessa (enviada ao banco), não um retorno. Baixe no site do banco o arquivo de retorno da cobrança.',
  )
}

function attempt<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw toAppError(error)
  }
}

async function loadCandidates(ctx: Ctx, file: CnabFile, accountId: string | undefined): Promise<AccountRow[]> {
  const asked = accountId === undefined ? undefined : await getAccount(ctx, { id: accountId })
  if (asked && asked.bankCode !== file.bank) return [asked]
  const accounts: AccountRow[] = []
  for (const id of await listAccountIdsOfBank(ctx, file.bank)) accounts.push(await getAccount(ctx, { id }))
  if (accounts.length > 0) return accounts
  const { bankName } = findLayout(file.bank, file.layout)
  throw new AppError(
    422,
    'other-bank',
    `O arquivo é do banco ${file.bank} (${bankName}) e a empresa não tem portador nesse banco. Confira o arquivo ou cadastre o portador.`,
  )
}

/** A portador whose keys are incomplete for this layout cannot be the file's owner. */
function mismatchesOf(file: CnabFile, account: AccountRow, companyDocument: string): Mismatches {
  try {
    return findOwnerMismatches(file, { bank: account.bankCode, conta: account.bankKeys, companyDocument })
  } catch (error) {
    if (!(error instanceof CnabError)) throw error
    return [{ code: 'other-account', expected: '', found: '', detail: error.detail }]
  }
}

function foreign(judged: { mismatches: Mismatches; account: AccountRow } | undefined): AppError {
  const { mismatches = [], account } = judged ?? {}
  const code = mismatches[0]?.code ?? 'other-account'
  const details = mismatches.map(({ detail }) => detail).join(' ')
  const compared = account ? `Portador comparado: ${account.number} ${account.name}.` : ''
  return new AppError(
    422,
    code,
    `${details} ${compared} Nada foi importado: confira se o arquivo é desta empresa e conta.`,
  )
}
