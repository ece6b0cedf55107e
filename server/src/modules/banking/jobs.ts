import { z } from 'zod'
import { job } from '#kernel/jobs'
import { Id } from '#kernel/values'
import { issueBoletos } from './issue-boletos.ts'

const Invoices = z.object({ invoiceIds: z.array(Id).max(1_000) })

export const jobs = [
  job({
    name: 'banking.issue-boletos',
    payload: Invoices,
    run: issueBoletos,
  }),
]

export const subscriptions = {
  'billing.invoices-issued': ['banking.issue-boletos'],
} as const
