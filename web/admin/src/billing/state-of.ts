import { civilDateAt } from '@open-sgp/brasil'

/** The word of a title's state: open and past its due date is overdue. */
export const stateOf = ({ status, dueOn }: { status: string; dueOn: string }): string =>
  status === 'open' && dueOn < civilDateAt(new Date()) ? 'overdue' : status
