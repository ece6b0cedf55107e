import { Chip, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { findWord, formatNumber, RowsTable } from '#kit'
import { lineColumns, type Report } from './line-columns.tsx'

/** What a person has to look at, first the worst. */
const troubles: readonly string[] = ['unsound', 'unknown_title', 'review', 'rejected']

/** The lines of a file by what becomes of them, drawn a hundred at a time: a month's file does not freeze the page. */
export function RetornoLines({ report: { lines, lineCount, outcomes } }: { report: Report }) {
  const [wanted, setWanted] = useState('all')
  const isWanted = (outcome: string) =>
    wanted === 'all' || (wanted === 'trouble' ? troubles.includes(outcome) : outcome === wanted)
  return (
    <Stack gap="xs">
      <VerdictFilter outcomes={outcomes} lineCount={lineCount} wanted={wanted} onChange={setWanted} />
      <RowsTable
        key={wanted}
        rows={lines.filter(({ outcome }) => isWanted(outcome))}
        columns={lineColumns}
        rowId={({ line }) => String(line)}
        empty="Nenhuma linha com este resultado."
      />
      {lines.length < lineCount && (
        <Text size="sm" c="dimmed">
          {`O arquivo tem ${formatNumber(lineCount)} linhas: aqui estão ${formatNumber(lines.length)}, primeiro todas as que pedem atenção. As contagens e os totais são do arquivo inteiro.`}
        </Text>
      )}
    </Stack>
  )
}

type FilterOptions = {
  outcomes: Report['outcomes']
  lineCount: number
  wanted: string
  onChange: (wanted: string) => void
}

function VerdictFilter({ outcomes, lineCount, wanted, onChange }: FilterOptions) {
  const counts = Object.entries(outcomes)
  const trouble = counts.reduce((sum, [outcome, count]) => sum + (troubles.includes(outcome) ? count : 0), 0)
  const choices = [
    ['all', 'Todas', lineCount],
    ...(trouble > 0 ? [['trouble', 'A resolver', trouble] as const] : []),
    ...counts.map(([outcome, count]) => [outcome, findWord('outcome', outcome).label, count] as const),
  ] as const
  return (
    <Chip.Group value={wanted} onChange={onChange}>
      <Group gap="xs" role="radiogroup" aria-label="Filtrar pelo resultado">
        {choices.map(([value, label, count]) => (
          <Chip key={value} value={value} size="sm" variant="light">
            {`${label} (${formatNumber(count)})`}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}
