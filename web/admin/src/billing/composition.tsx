import { Paper, Table, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { ActionButton, findWord, formatDay, formatPercent, Money, Section } from '#kit'
import { daysBetween, formatCents } from '@open-sgp/brasil'
import type { Invoice } from './detail.tsx'

type Line = { key: string; label: ReactNode; cents: number; isTotal?: boolean }

/** How the amount came to be, centavo by centavo, and what paying today costs. */
export function Composition({ invoice }: { invoice: Invoice }) {
  const { items, adjustments, payments, quote } = invoice
  const daysLate = Math.max(0, daysBetween(invoice.dueOn, quote.on))
  const lines: Line[] = [
    ...items.map(({ description, amountCents }, index) => ({
      key: `i${index}`,
      label: description,
      cents: amountCents,
    })),
    { key: 'amount', label: 'Valor do título', cents: invoice.amountCents, isTotal: true },
    ...adjustments.map(({ onDate, reason, amountCents }, index) => ({
      key: `a${index}`,
      label: `${amountCents < 0 ? 'Desconto' : 'Acréscimo'} em ${formatDay(onDate)}: ${reason}`,
      cents: amountCents,
    })),
    ...payments
      .filter(({ principalCents }) => principalCents !== 0)
      .map(({ id, paidOn, method, principalCents, reversesId }) => ({
        key: id,
        label: `${reversesId ? 'Estorno de pagamento' : `Pago por ${findWord('method', method).label}`} em ${formatDay(paidOn)}`,
        cents: -principalCents,
      })),
    { key: 'open', label: 'Em aberto', cents: invoice.openCents, isTotal: true },
    ...(invoice.status !== 'open'
      ? []
      : [
          {
            key: 'fine',
            label:
              quote.fineCents === 0
                ? 'Multa por atraso'
                : `Multa por atraso: ${formatPercent(invoice.finePpm)} de ${formatCents(quote.principalCents)}`,
            cents: quote.fineCents,
          },
          {
            key: 'interest',
            label:
              quote.interestCents === 0
                ? 'Juros por atraso'
                : `Juros por atraso: ${formatPercent(invoice.interestPpmMonth)} ao mês, ${daysLate === 1 ? '1 dia' : `${daysLate} dias`}`,
            cents: quote.interestCents,
          },
          { key: 'total', label: `Para quitar em ${formatDay(quote.on)}`, cents: quote.totalCents, isTotal: true },
        ]),
  ]
  return (
    <Section title="Composição">
      <Paper withBorder radius="md">
        <Table>
          <Table.Tbody>
            {lines.map(({ key, label, cents, isTotal }) => (
              <Table.Tr key={key} fw={isTotal ? 650 : 400}>
                <Table.Td>{label}</Table.Td>
                <Table.Td ta="right">
                  <Money cents={cents} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Paper>
    </Section>
  )
}

const titles = ['Data', 'Meio', 'Recebido', 'Principal', 'Multa', 'Juros', 'Crédito']

export function Payments({ invoice: { payments } }: { invoice: Invoice }) {
  const reversed = new Set(payments.map(({ reversesId }) => reversesId))
  return (
    <Section title="Pagamentos">
      {payments.length === 0 ? (
        <Text c="dimmed">Nada foi pago ainda.</Text>
      ) : (
        <Paper withBorder radius="md">
          <Table.ScrollContainer minWidth={760}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  {titles.map((title, index) => (
                    <Table.Th key={title} ta={index > 1 ? 'right' : 'left'}>
                      {title}
                    </Table.Th>
                  ))}
                  <Table.Th aria-label="Ações" />
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {payments.map((payment) => (
                  <PaymentRow key={payment.id} payment={payment} isReversed={reversed.has(payment.id)} />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
    </Section>
  )
}

function PaymentRow({ payment, isReversed }: { payment: Invoice['payments'][number]; isReversed: boolean }) {
  const parts = [
    payment.receivedCents,
    payment.principalCents,
    payment.fineCents,
    payment.interestCents,
    payment.creditCents,
  ]
  return (
    <Table.Tr>
      <Table.Td>{formatDay(payment.paidOn)}</Table.Td>
      <Table.Td>
        {payment.reversesId ? `Estorno: ${payment.reason ?? ''}` : findWord('method', payment.method).label}
        {isReversed && ' (estornado)'}
      </Table.Td>
      {parts.map((cents, index) => (
        <Table.Td key={titles[index + 2]} ta="right">
          <Money cents={cents} />
        </Table.Td>
      ))}
      <Table.Td ta="right">
        {!payment.reversesId && !isReversed && (
          <ActionButton
            label="Estornar"
            permission="billing.payment.reverse"
            isDangerous
            route="POST /api/payments/:id/reversal"
            params={{ id: payment.id }}
            fields={[
              { name: 'on', label: 'Estornado em', type: 'date', help: 'Vazio: hoje' },
              { name: 'reason', label: 'Motivo', type: 'textarea', isRequired: true },
            ]}
            consequence={
              <Text size="sm">{`${formatCents(payment.receivedCents)} deixam de contar como recebidos e ${formatCents(payment.principalCents)} voltam a ficar em aberto.`}</Text>
            }
            done="Pagamento estornado."
          />
        )}
      </Table.Td>
    </Table.Tr>
  )
}
