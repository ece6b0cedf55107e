import type { CivilDate } from '@open-sgp/brasil'

type Line = { amountCents: number }
type Title<L> = { dueOn: CivilDate; lines: readonly L[] }
export type Due<L> = { dueOn: CivilDate; beforeCents: number; afterCents: number; before: L[]; after: L[] }

/** What each due date asks for before and after a change, with the lines that say why, by due date; several titles of a day are one. */
export function pairDues<L extends Line>(before: readonly Title<L>[], after: readonly Title<L>[]): Due<L>[] {
  const days = [...new Set([...before, ...after].map(({ dueOn }) => dueOn))].toSorted()
  return days.map((dueOn) => {
    const [was, is] = [linesOf(before, dueOn), linesOf(after, dueOn)]
    return { dueOn, beforeCents: sum(was), afterCents: sum(is), before: was, after: is }
  })
}

const linesOf = <L>(titles: readonly Title<L>[], day: CivilDate): L[] =>
  titles.filter(({ dueOn }) => dueOn === day).flatMap(({ lines }) => lines)
const sum = (lines: readonly Line[]): number => lines.reduce((total, { amountCents }) => total + amountCents, 0)
