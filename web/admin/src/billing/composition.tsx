import { Paper, Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { findWord, formatCount, formatDay, formatPercent, Money, Section } from '#kit'
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
                : `Juros por atraso: ${formatPercent(invoice.interestPpmMonth)} ao mês, ${formatCount(daysLate, 'dia', 'dias')}`,
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
