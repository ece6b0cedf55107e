import { z } from 'zod'
import { job } from '#kernel/jobs'
import { Id } from '#kernel/values'
import { continueRetorno } from './import-retorno.ts'
import { issueBoletos } from './issue-boletos.ts'
import { replaceBoletos } from './replace-boletos.ts'
import { withdrawBoletos } from './withdraw-boletos.ts'

const Invoices = z.object({ invoiceIds: z.array(Id).max(1_000) })

export const jobs = [
  job({ name: 'banking.issue-boletos', payload: Invoices, run: issueBoletos }),
  job({ name: 'banking.withdraw-boletos', payload: Invoices, run: withdrawBoletos }),
  job({ name: 'banking.replace-boletos', payload: Invoices, run: replaceBoletos }),
  job({ name: 'banking.continue-retorno', payload: z.object({ retornoId: Id }), run: continueRetorno }),
]

export const subscriptions = {
  'billing.invoices-issued': ['banking.issue-boletos'],
  'billing.invoices-reopened': ['banking.issue-boletos'],
  'billing.invoices-settled': ['banking.withdraw-boletos'],
  'billing.invoices-cancelled': ['banking.withdraw-boletos'],
  'billing.invoices-adjusted': ['banking.replace-boletos'],
} as const
