import { addDays, isBankDay, nextBankDay, type CivilDate, type LocalHolidays } from '@open-sgp/brasil'

/** How a company duns. Days are calendar days; what is kinder than the law is the company's choice, what is harsher is refused. */
export type Policy = {
  /** Days between the last day to pay and the notice. */
  noticeAfterDays: number
  suspendAfterNoticeDays: number
  cancelAfterSuspensionDays: number
  /** Below this overdue sum a contract is left in peace. */
  minimumDebtCents: number
  suspendOnBusinessDaysOnly: boolean
  /** Longest trust unlock. */
  unlockDays: number
  /** Trust unlocks in any 12 months; 0 grants none. */
  unlocksPerYear: number
  /** State and municipal holidays of the company; absent: the national calendar alone. */
  holidays?: LocalHolidays
}

export const defaultPolicy: Policy = {
  noticeAfterDays: 1,
  suspendAfterNoticeDays: 15,
  cancelAfterSuspensionDays: 60,
  minimumDebtCents: 0,
  suspendOnBusinessDaysOnly: true,
  unlockDays: 3,
  unlocksPerYear: 4,
}

type Term = 'noticeAfterDays' | 'suspendAfterNoticeDays' | 'cancelAfterSuspensionDays'

/** The law, dated: the floors of a day are those of the last entry whose day has come. Full suspension only; the reduction stage of Res. 632/2014 is gone. */
const legalFloors: readonly { since: CivilDate; source: string; days: Readonly<Record<Term, number>> }[] = [
  {
    since: '2025-09-01',
    source: 'RGC, Resolução Anatel 765/2023',
    days: { noticeAfterDays: 1, suspendAfterNoticeDays: 15, cancelAfterSuspensionDays: 60 },
  },
]

const reasons: Readonly<Record<Term, (days: number) => string>> = {
  noticeAfterDays: (days) => `o aviso só pode sair ${days} dia(s) depois do vencimento`,
  suspendAfterNoticeDays: (days) => `a suspensão só pode ocorrer ${days} dias depois do aviso entregue`,
  cancelAfterSuspensionDays: (days) => `a rescisão só pode ocorrer ${days} dias depois da suspensão`,
}

const terms: readonly Term[] = ['noticeAfterDays', 'suspendAfterNoticeDays', 'cancelAfterSuspensionDays']

/** The law's floors in force on a day and where they are written. */
export function floorsOn(on: CivilDate) {
  const floors = legalFloors.findLast(({ since }) => since <= on) ?? legalFloors[0]
  if (!floors) throw new Error('There is no legal floor at all.')
  return { source: floors.source, ...floors.days }
}

/** Which terms of `policy` the law does not admit on `on`; empty when it is lawful. */
export function findHarshTerms(policy: Policy, on: CivilDate): { pointer: string; detail: string }[] {
  const floors = floorsOn(on)
  return terms
    .filter((term) => policy[term] < floors[term])
    .map((term) => ({
      pointer: `/${term}`,
      detail: `Prazo menor que o legal: ${reasons[term](floors[term])} (${floors.source}). Informe ${floors[term]} ou mais.`,
    }))
}

/** First day on which a title of `dueOn` is overdue enough for a notice: a title due on a holiday may be paid on the next bank day. */
export const noticeDueOn = (dueOn: CivilDate, policy: Policy): CivilDate =>
  addDays(nextBankDay(dueOn, policy.holidays), policy.noticeAfterDays)

/** First day on which the service may be suspended for a notice delivered on `deliveredOn`. */
export const suspendFrom = (deliveredOn: CivilDate, policy: Policy): CivilDate =>
  dayToSuspend(addDays(deliveredOn, policy.suspendAfterNoticeDays), policy)

/** First day on which the contract may be rescinded. */
export const cancelFrom = (suspendedOn: CivilDate, policy: Policy): CivilDate =>
  addDays(suspendedOn, policy.cancelAfterSuspensionDays)

/** `date` itself or the next day on which the company suspends at all. */
export const dayToSuspend = (date: CivilDate, policy: Policy): CivilDate =>
  policy.suspendOnBusinessDaysOnly ? nextBankDay(date, policy.holidays) : date

/** Whether the company suspends anybody on `on`. */
export const isDayToSuspend = (on: CivilDate, policy: Policy): boolean =>
  !policy.suspendOnBusinessDaysOnly || isBankDay(on, policy.holidays)
