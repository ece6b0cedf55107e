import { civilDateAt } from '@open-sgp/brasil'
import { StatusBadge } from '#kit'

/** The state of a title as people say it: open and past its due date is overdue. */
export const InvoiceBadge = ({ invoice: { status, dueOn } }: { invoice: { status: string; dueOn: string } }) => (
  <StatusBadge of="invoice" value={status === 'open' && dueOn < civilDateAt(new Date()) ? 'overdue' : status} />
)
