import type { BillingPlan } from './plan-billing.ts'

export type Anomaly = { contractId: string; kind: 'backlog' | 'zero-total'; detail: string }

/** What a person should look at before trusting a run, although it is billed. */
export function findAnomalies(contractId: string, { invoices }: BillingPlan): Anomaly[] {
  const found: Anomaly[] = []
  if (invoices.length > 1)
    found.push({
      contractId,
      kind: 'backlog',
      detail: `${invoices.length} títulos de uma vez: o contrato estava sem faturar.`,
    })
  if (invoices.some((invoice) => invoice.amountCents === 0))
    found.push({ contractId, kind: 'zero-total', detail: 'Os dias suspensos consumiram a mensalidade inteira.' })
  return found
}
