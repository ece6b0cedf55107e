import { Text } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { ActionButton, useApi } from '#kit'
import type { Invoice } from './detail.tsx'
import { effectOf } from './pay.tsx'

/** Pays an open title with what the provider owes its client; not there when nothing is owed. */
export function UseCredit({ invoice: { id, clientId, number, quote } }: { invoice: Invoice }) {
  const creditCents = useApi('GET /api/clients/:id/statement', { params: { id: clientId }, query: { limit: 1 } }).data
    ?.creditCents
  if (!creditCents) return null
  return (
    <ActionButton
      label="Usar crédito"
      permission="billing.payment.register"
      route="POST /api/invoices/:id/credit"
      params={{ id }}
      initial={{ amountCents: Math.min(creditCents, quote.totalCents) }}
      fields={[{ name: 'amountCents', label: 'Crédito a usar', type: 'money', isRequired: true }]}
      consequence={({ amountCents }) => (
        <>
          <Text size="sm">
            {`O cliente tem ${formatCents(creditCents)} de crédito. O título ${number} custa hoje ${formatCents(quote.totalCents)} (multa ${formatCents(quote.fineCents)}, juros ${formatCents(quote.interestCents)}).`}
          </Text>
          <Text size="sm" role="status">
            {effectOf(quote, typeof amountCents === 'number' ? amountCents : 0)}
          </Text>
        </>
      )}
      done="Crédito usado no título."
    />
  )
}
