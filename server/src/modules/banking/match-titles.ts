import type { CnabTitle } from '@open-sgp/cnab'
import type { Ctx } from '#kernel/context'
import type { OpenedRetorno } from './open-retorno.ts'
import { withoutZeros } from './read-lines.ts'
import { txidOf } from './rules/txid.ts'
import { listTitlesByKey, type TitleOfBank } from './views.ts'

type FindTitle = (line: CnabTitle) => TitleOfBank | undefined

type FileForm = (number: { number: string; dv: string }) => string

/** The stored number could be the line's with or without its last digit (payments.md §2.7, §2.15). */
const keysOf = ({ nossoNumero }: CnabTitle): string[] => {
  const text = nossoNumero.trim()
  return [withoutZeros(text), withoutZeros(text.slice(0, -1))].filter((key) => key !== '')
}

/** Finds our title of a line, for the lines of one batch, with one query. */
export async function matchTitles(
  ctx: Ctx,
  { accounts }: OpenedRetorno,
  fileForm: FileForm,
  lines: readonly CnabTitle[],
): Promise<FindTitle> {
  const keys = [...new Set(lines.flatMap(keysOf))]
  const titles = await listTitlesByKey(
    ctx,
    accounts.map(({ id }) => id),
    keys,
  )
  const byKey = Map.groupBy(titles, (title) => title.nossoNumeroKey)
  return (line) =>
    choose(
      fileForm,
      line,
      keysOf(line).flatMap((key) => byKey.get(key) ?? []),
    )
}

/** The number as this bank's files bring it decides; another form of it only when our own number on the line agrees. */
function choose(fileForm: FileForm, line: CnabTitle, candidates: readonly TitleOfBank[]): TitleOfBank | undefined {
  const written = withoutZeros(line.nossoNumero)
  const exact = candidates.filter(({ nossoNumero, nossoNumeroDv: dv }) => {
    const number = nossoNumero.slice(0, nossoNumero.length - dv.length)
    return withoutZeros(fileForm({ number, dv })) === written
  })
  if (exact.length === 1) return exact[0]
  const isOurs = ({ id, documentNumber }: TitleOfBank) =>
    line.control.toUpperCase() === txidOf(id) || withoutZeros(line.seuNumero) === documentNumber
  const confirmed = (exact.length > 1 ? exact : candidates).filter(isOurs)
  return confirmed.length === 1 ? confirmed[0] : undefined
}
