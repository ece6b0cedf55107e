import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { Warning } from './schemas-files.ts'
import { getAccount } from '#modules/company'
import { findRetorno, type RetornoRow } from './store-retornos.ts'
import { countOutcomes, listLinesToShow, type RetornoLine } from './views-retorno.ts'
import type { Outcome } from './verdict.ts'

export type RetornoReport = Omit<RetornoRow, 'warnings' | 'companyId'> & {
  accountName: string
  /** Whether these bytes were imported before: then nothing changed. */
  isRepeated: boolean
  warnings: z.output<typeof Warning>[]
  outcomes: Partial<Record<Outcome, number>>
  /** At most 10,000, in the order of the file; of a larger file, first of all those that a person must see. */
  lines: RetornoLine[]
}

/** What became of a bank file, line by line. 404 when the company has no such retorno. */
export async function reportRetorno(ctx: Ctx, id: string, { isRepeated = false } = {}): Promise<RetornoReport> {
  const retorno = await findRetorno(ctx, id)
  if (!retorno) throw notFound('retorno', 'Retorno', id)
  const { warnings, companyId: _companyId, ...row } = retorno
  const kept = z.array(Warning).parse(warnings)
  return {
    ...row,
    accountName: (await getAccount(ctx, { id: row.accountId })).name,
    isRepeated,
    warnings: isRepeated ? [repeated(retorno), ...kept] : kept,
    outcomes: await countOutcomes(ctx, id),
    lines: await listLinesToShow(ctx, id),
  }
}

const repeated = ({ fileName }: RetornoRow) => ({
  line: 0,
  code: 'already-imported',
  detail: `Este arquivo já foi importado, com o nome ${fileName}. Nada mudou; abaixo está o resultado da primeira vez.`,
})
