import { addMonths, onDay, type CivilDate } from '@open-sgp/brasil'

/** The first due date after `date`. Due days 29 to 31 fall on the last day of a short month and come back afterwards. */
export function nextDueOn(date: CivilDate, dueDay: number): CivilDate {
  const sameMonth = onDay(date, dueDay)
  return sameMonth > date ? sameMonth : addMonths(date, 1, dueDay)
}

/** The due date before `dueOn`, itself a due date of the same due day: where its cycle begins. */
export const previousDueOn = (dueOn: CivilDate, dueDay: number): CivilDate => addMonths(dueOn, -1, dueDay)
