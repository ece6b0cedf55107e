import { Text } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { ActionButton, formatDay, optionsOf, type FormField } from '#kit'
import type { Invoice } from './detail.tsx'

const reasonField: FormField = { name: 'reason', label: 'Motivo', type: 'textarea', isRequired: true }
const say = (text: string) => <Text size="sm">{text}</Text>
const counter = ['cash', 'card', 'transfer', 'pix']

export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const { id, quote, openCents, number } = invoice
  if (invoice.status !== 'open') return null
  return (
    <>
      <ActionButton
        label="Registrar pagamento"
        permission="billing.payment.register"
        isPrimary
        route="POST /api/invoices/:id/payments"
        params={{ id }}
        initial={{ method: 'cash', receivedCents: quote.totalCents }}
        fields={[
          {
            name: 'method',
            label: 'Meio',
            type: 'select',
            isRequired: true,
            options: optionsOf('method').filter(({ value }) => counter.includes(value)),
          },
          { name: 'receivedCents', label: 'Recebido', type: 'money', isRequired: true },
          { name: 'paidOn', label: 'Pago em', type: 'date', help: 'Vazio: hoje' },
          { name: 'reference', label: 'Comprovante ou referência' },
        ]}
        consequence={say(
          `Para quitar em ${formatDay(quote.on)}: ${formatCents(quote.totalCents)} (multa ${formatCents(quote.fineCents)}, juros ${formatCents(quote.interestCents)}). O que passar disso vira crédito do cliente.`,
        )}
        done="Pagamento registrado."
      />
      <ActionButton
        label="Ajustar"
        permission="billing.invoice.adjust"
        route="POST /api/invoices/:id/adjustments"
        params={{ id }}
        initial={{ direction: 'discount' }}
        fields={[
          {
            name: 'direction',
            label: 'Ajuste',
            type: 'select',
            isRequired: true,
            options: [
              { value: 'discount', label: 'Desconto' },
              { value: 'increase', label: 'Acréscimo' },
            ],
          },
          { name: 'amountCents', label: 'Valor', type: 'money', isRequired: true },
          reasonField,
        ]}
        toBody={({ direction, amountCents, ...values }) => ({
          ...values,
          amountCents: typeof amountCents === 'number' && direction === 'discount' ? -amountCents : amountCents,
        })}
        consequence={say(`Em aberto hoje: ${formatCents(openCents)}. O ajuste fica no título com o motivo.`)}
        done="Ajuste feito."
      />
      <ActionButton
        label="Novo vencimento"
        permission="banking.boleto.issue"
        route="POST /api/invoices/:id/boleto/due-date"
        params={{ id }}
        fields={[{ name: 'dueOn', label: 'Novo vencimento', type: 'date', isRequired: true }]}
        consequence={say(
          `Sai um novo boleto com multa e juros até a data escolhida. O título continua vencendo em ${formatDay(invoice.dueOn)}.`,
        )}
        done="Boleto com novo vencimento."
      />
      <ActionButton
        label="Cancelar título"
        permission="billing.invoice.cancel"
        isDangerous
        route="POST /api/invoices/:id/cancellation"
        params={{ id }}
        initial={{ releasesPeriod: false }}
        fields={[{ name: 'releasesPeriod', label: 'Faturar estes dias de novo', type: 'checkbox' }, reasonField]}
        consequence={say(
          `${formatCents(openCents)} deixam de ser cobrados no título ${number} e o boleto é baixado no banco.`,
        )}
        done="Título cancelado."
      />
    </>
  )
}
