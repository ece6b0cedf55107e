import { Paper, Table, Text } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { ActionButton, findWord, formatDay, Money, Section } from '#kit'
import type { Invoice } from './detail.tsx'
import { useReceiptPoints } from './use-receipt-points.ts'

const titles = ['Data', 'Meio', 'Recebido', 'Principal', 'Multa', 'Juros', 'Crédito']

/** What was paid of a title, how each payment was split, and its reversal. */
export function Payments({ invoice: { payments } }: { invoice: Invoice }) {
  const points = new Map(useReceiptPoints().map(({ id, name }) => [id, name]))
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
                  <PaymentRow
                    key={payment.id}
                    payment={payment}
                    isReversed={reversed.has(payment.id)}
                    place={points.get(payment.receiptPointId ?? '')}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
    </Section>
  )
}

type Row = { payment: Invoice['payments'][number]; isReversed: boolean; place: string | undefined }

function PaymentRow({ payment, isReversed, place }: Row) {
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
        {place !== undefined && (
          <Text size="xs" c="dimmed">
            {place}
          </Text>
        )}
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
