import { Anchor, Group, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { findWord, formatNumber, Money, RowsTable, Section, StatusBadge } from '#kit'
import type { Report } from './run-report.tsx'

const contractLink = ({ contractId, contractNumber }: { contractId: string; contractNumber: number }) => (
  <Anchor component={Link} inherit to={`/contratos/${contractId}`}>
    {contractNumber}
  </Anchor>
)
const more = (count: number, shown: number) =>
  count > shown ? `Os ${formatNumber(shown)} maiores de ${formatNumber(count)}.` : ''

type Differences = Report['missing']

/** Each contract whose bill is not what it was a month before. */
export function RunDifferences({ report: { missing, added, changed } }: { report: Report }) {
  if (missing.count + added.count + changed.count === 0)
    return <Text c="dimmed">Cada contrato é faturado como um mês antes.</Text>
  return (
    <Stack>
      <Part title="Faturados um mês antes e agora não" part={missing} />
      <Part title="Faturados agora e um mês antes não" part={added} />
      <Part title="Valor mudou" part={changed} isChange />
    </Stack>
  )
}

function Part({ title, part, isChange = false }: { title: string; part: Differences; isChange?: boolean }) {
  if (part.count === 0) return null
  return (
    <Section
      title={`${title}: ${formatNumber(part.count)}`}
      actions={
        <Text size="sm" c="dimmed">
          {more(part.count, part.items.length)}
        </Text>
      }
    >
      <RowsTable
        rows={part.items}
        rowId={({ contractId }) => contractId}
        columns={[
          { title: 'Contrato', width: 100, render: contractLink },
          { title: 'Cliente', render: ({ clientName }) => clientName },
          ...(isChange
            ? []
            : [
                {
                  title: 'Por quê',
                  width: 190,
                  render: ({ reason }: Differences['items'][number]) => (
                    <StatusBadge of="billingDifference" value={reason} />
                  ),
                },
              ]),
          {
            title: 'Um mês antes',
            width: 140,
            align: 'right' as const,
            render: ({ beforeCents }) => <Money cents={beforeCents} />,
          },
          {
            title: 'Agora',
            width: 140,
            align: 'right' as const,
            render: ({ amountCents }) => <Money cents={amountCents} />,
          },
          {
            title: 'Diferença',
            width: 140,
            align: 'right' as const,
            render: ({ amountCents, beforeCents }) => <Money cents={amountCents - beforeCents} />,
          },
        ]}
        empty=""
      />
    </Section>
  )
}

/** What a person should look at, although it is billed. */
export function RunAnomalies({ report: { anomalies } }: { report: Report }) {
  const counts = [...new Map(anomalies.map(({ kind, count }) => [kind, count]))]
  return (
    <Stack gap="sm">
      <Group gap="xs">
        {counts.map(([kind, count]) => (
          <Text key={kind} size="sm">{`${findWord('anomaly', kind).label}: ${formatNumber(count)}`}</Text>
        ))}
      </Group>
      <RowsTable
        rows={anomalies}
        rowId={({ kind, contractId }) => `${kind}-${contractId}`}
        columns={[
          { title: 'O que é', width: 220, render: ({ kind }) => <StatusBadge of="anomaly" value={kind} /> },
          { title: 'Contrato', width: 100, render: contractLink },
          { title: 'Cliente', render: ({ clientName }) => clientName },
          { title: 'Valor', width: 130, align: 'right', render: ({ amountCents }) => <Money cents={amountCents} /> },
          { title: 'Detalhe', isWide: true, render: ({ detail }) => detail },
        ]}
        empty="Nada fora do comum."
      />
    </Stack>
  )
}

/** What could not be billed, and how to mend it. */
export const RunLeftOut = ({ report: { parked } }: { report: Report }) => (
  <RowsTable
    rows={parked.items}
    rowId={({ contractId }) => contractId}
    columns={[
      { title: 'Contrato', width: 100, render: contractLink },
      { title: 'Cliente', render: ({ clientName }) => clientName },
      { title: 'Causa', width: 220, render: ({ cause }) => <StatusBadge of="parked" value={cause} /> },
      { title: 'Como resolver', isWide: true, render: ({ detail }) => detail },
    ]}
    empty="Nenhum contrato fica de fora."
  />
)
