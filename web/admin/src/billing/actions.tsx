import { Text } from '@mantine/core'
import { addDays, formatCents } from '@open-sgp/brasil'
import { ActionButton, formatDay, type FormField } from '#kit'
import type { Invoice } from './detail.tsx'
import { Pay } from './pay.tsx'
import { UseCredit } from './use-credit.tsx'

type Of = { invoice: Invoice }

const reasonField: FormField = { name: 'reason', label: 'Motivo', type: 'textarea', isRequired: true }
const say = (text: string) => (
  <Text size="sm" role="status">
    {text}
  </Text>
)

/** What can be done with an open title, each with its consequence. */
export function InvoiceActions({ invoice }: Of) {
  if (invoice.status !== 'open') return null
  return (
    <>
      <Pay invoice={invoice} />
      <UseCredit invoice={invoice} />
      <Adjust invoice={invoice} />
      <ChangeDueDate invoice={invoice} />
      <Cancel invoice={invoice} />
    </>
  )
}

const Adjust = ({ invoice: { id, openCents } }: Of) => (
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
    consequence={({ direction, amountCents }) => {
      const cents = typeof amountCents === 'number' ? amountCents : 0
      const after = openCents + (direction === 'discount' ? -cents : cents)
      return say(
        cents === 0
          ? `Em aberto hoje: ${formatCents(openCents)}. O ajuste fica no título com o motivo.`
          : after < 0
            ? `O desconto passa do que está em aberto, ${formatCents(openCents)}.`
            : `De ${formatCents(openCents)} em aberto para ${formatCents(after)}${after === 0 ? ': o título fica quitado' : ', e sai outro boleto com esse valor'}.`,
      )
    }}
    done="Ajuste feito."
  />
)

const ChangeDueDate = ({ invoice: { id, dueOn, quote } }: Of) => (
  <ActionButton
    label="Novo vencimento"
    permission="banking.boleto.issue"
    route="POST /api/invoices/:id/boleto/due-date"
    params={{ id }}
    initial={{ dueOn: addDays(quote.on, 3) }}
    fields={[{ name: 'dueOn', label: 'Novo vencimento', type: 'date', isRequired: true }]}
    consequence={say(
      `Sai um novo boleto com multa e juros até a data escolhida, e o atual é baixado no banco. O título continua vencendo em ${formatDay(dueOn)}.`,
    )}
    done="Boleto com novo vencimento."
  />
)

const Cancel = ({ invoice: { id, number, openCents } }: Of) => (
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
)
