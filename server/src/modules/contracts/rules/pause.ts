import { addMonths, type CivilDate, daysBetween } from '@open-sgp/brasil'

/** When a client may ask for a pause: how long, and how long after the last one began (0: at any time). */
export type PausePolicy = { pauseMinDays: number; pauseMaxDays: number; pauseEveryMonths: number }

/** What providers have offered since Res. Anatel 632/2014 art. 67: 30 to 120 days, once in 12 months. */
export const defaultPausePolicy: PausePolicy = { pauseMinDays: 30, pauseMaxDays: 120, pauseEveryMonths: 12 }

export type PauseProblem = { field: 'until' | 'on'; detail: string }

/** Why the pause [from, until) of whole days cannot be; undefined when it can. `lastFrom` is when the last pause began. */
export function findPauseProblem(
  policy: PausePolicy,
  { from, until, lastFrom }: { from: CivilDate; until: CivilDate; lastFrom: CivilDate | undefined },
): PauseProblem | undefined {
  const days = daysBetween(from, until)
  const { pauseMinDays, pauseMaxDays, pauseEveryMonths } = policy
  if (days < pauseMinDays || days > pauseMaxDays)
    return {
      field: 'until',
      detail: `A suspensão a pedido dura de ${pauseMinDays} a ${pauseMaxDays} dias; o período informado tem ${days}.`,
    }
  if (lastFrom === undefined) return undefined
  const next = addMonths(lastFrom, pauseEveryMonths)
  if (from >= next) return undefined
  return {
    field: 'on',
    detail: `A última suspensão a pedido começou em ${lastFrom}; a próxima pode começar a partir de ${next}.`,
  }
}
