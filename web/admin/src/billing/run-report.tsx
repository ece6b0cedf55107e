import { Anchor, Paper, Table } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Facts, formatDay, Money, Section, StatusBadge, type ResponseOf } from '#kit'

export type Run = ResponseOf<'POST /api/billing/runs'>

/** What a run makes: totals beside last month's, what stays out and why, what is odd, and a few titles to check. */
export function RunReport({ run }: { run: Run | undefined }) {
  if (!run) return null
  const { previousMonth } = run
  return (
    <>
      <Facts
        items={[
          ['Títulos', run.invoiceCount.toLocaleString('pt-BR')],
          ['Total', <Money key="total" cents={run.amountCents} />],
          [
            'Mês anterior',
            <span key="before">
              {`${previousMonth.invoiceCount.toLocaleString('pt-BR')} títulos · `}
              <Money cents={previousMonth.amountCents} />
            </span>,
          ],
          ['Diferença', <Money key="difference" cents={previousMonth.differenceCents} />],
          ['Estacionados', run.parkedCount],
          ['Para conferir', run.anomalyCount],
        ]}
      />
      {run.anomalies.length > 0 && (
        <Section title="Para conferir">
          <Rows
            titles={['O que é', 'Detalhe', 'Contrato']}
            rows={run.anomalies.map(({ contractId, kind, detail }) => [
              <StatusBadge key="kind" of="anomaly" value={kind} />,
              detail,
              <Anchor key="open" component={Link} to={`/contratos/${contractId}`}>
                Abrir contrato
              </Anchor>,
            ])}
          />
        </Section>
      )}
      {run.parked.length > 0 && (
        <Section title="Ficam de fora desta vez">
          <Rows
            titles={['Contrato', 'Causa', 'Como resolver']}
            rows={run.parked.map(({ contractId, contractNumber, cause, detail }) => [
              <Anchor key="open" component={Link} to={`/contratos/${contractId}`}>
                {contractNumber}
              </Anchor>,
              <StatusBadge key="cause" of="parked" value={cause} />,
              detail,
            ])}
          />
        </Section>
      )}
      {run.sample.length > 0 && (
        <Section title="Amostra">
          <Rows
            titles={['Título', 'Cliente', 'Vencimento', 'Valor']}
            rows={run.sample.map(({ number, clientName, dueOn, amountCents }) => [
              number,
              clientName,
              formatDay(dueOn),
              <Money key="amount" cents={amountCents} />,
            ])}
          />
        </Section>
      )}
    </>
  )
}

const Rows = ({ titles, rows }: { titles: readonly string[]; rows: readonly (readonly ReactNode[])[] }) => (
  <Paper withBorder radius="md">
    <Table.ScrollContainer minWidth={560}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            {titles.map((title) => (
              <Table.Th key={title}>{title}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((cells, row) => (
            // oxlint-disable-next-line react/no-array-index-key -- a report is drawn once and never reordered
            <Table.Tr key={row}>
              {cells.map((cell, at) => (
                <Table.Td key={titles[at]}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  </Paper>
)
