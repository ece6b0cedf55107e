import { SimpleGrid, Stack, Tabs } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { countTitles, findWord, formatChange, formatDay, formatNumber, Tile, type ResponseOf } from '#kit'
import { RunAnomalies, RunDifferences, RunLeftOut } from './run-rows.tsx'
import { RunTitles } from './run-titles.tsx'

export type Report = ResponseOf<'GET /api/billing/runs/:id'>['report']

const signed = (cents: number) => `${cents > 0 ? '+' : ''}${formatCents(cents)}`

/** A run told: totals beside last month's, each contract that differs, what is odd, what stays out, and a sample line by line. */
export function RunReport({ report, isPreview = false }: { report: Report; isPreview?: boolean }) {
  const { comparison, missing, added, changed, anomalyCount, parked, sample } = report
  const delta = comparison.amountCents - comparison.previousCents
  const parts = [
    { id: 'differences', label: 'Diferenças', count: missing.count + added.count + changed.count },
    { id: 'anomalies', label: 'Para conferir', count: anomalyCount },
    { id: 'parked', label: 'Ficam de fora', count: parked.count },
    { id: 'sample', label: 'Amostra explicada', count: sample.length },
  ]
  return (
    <Stack>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        <Tile
          label={isPreview ? 'A gerar' : 'Gerado'}
          value={formatCents(report.amountCents)}
          detail={countTitles(report.invoiceCount)}
          before={report.byReason
            .map(
              ({ reason, invoiceCount }) => `${findWord('invoiceReason', reason).label}: ${formatNumber(invoiceCount)}`,
            )
            .join(' · ')}
        />
        <Tile
          label={`Vencimentos de ${formatDay(report.from)} a ${formatDay(report.dueUntil)}`}
          value={formatCents(comparison.amountCents)}
          detail={`${countTitles(comparison.invoiceCount)}, com os de antes`}
        />
        <Tile
          label="Um mês antes"
          value={formatCents(comparison.previousCents)}
          detail={countTitles(comparison.previousCount)}
        />
        <Tile
          label="Diferença"
          value={signed(delta)}
          detail={`${comparison.invoiceCount - comparison.previousCount > 0 ? '+' : ''}${countTitles(comparison.invoiceCount - comparison.previousCount)}`}
          before={
            comparison.previousCents > 0 ? formatChange(comparison.previousCents, comparison.amountCents) : undefined
          }
        />
      </SimpleGrid>
      <Tabs defaultValue={parts.find(({ count }) => count > 0)?.id ?? 'sample'} keepMounted={false}>
        <Tabs.List>
          {parts.map(({ id, label, count }) => (
            <Tabs.Tab key={id} value={id}>{`${label} (${formatNumber(count)})`}</Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="differences" pt="md">
          <RunDifferences report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="anomalies" pt="md">
          <RunAnomalies report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="parked" pt="md">
          <RunLeftOut report={report} />
        </Tabs.Panel>
        <Tabs.Panel value="sample" pt="md">
          <RunTitles titles={sample} />
        </Tabs.Panel>
      </Tabs>
    </Stack>
  )
}
