import { Chip, Group, Paper, Stack, Text } from '@mantine/core'
import { DataTable } from 'mantine-datatable'
import { useState } from 'react'
import { findWord } from '#kit'
import { lineColumns, type Line, type Report } from './line-columns.tsx'

const pageSize = 50
/** What a person has to look at, first the worst. */
const troubles = ['unsound', 'unknown_title', 'review', 'rejected']
const isTrouble = ({ outcome }: Line) => troubles.includes(outcome)

/** The lines of a file by what becomes of them, fifty at a time: a month's file does not freeze the page. */
export function RetornoLines({ report: { lines, lineCount, outcomes } }: { report: Report }) {
  const [wanted, setWanted] = useState('all')
  const [page, setPage] = useState(1)
  const chosen =
    wanted === 'all'
      ? lines
      : lines.filter((line) => (wanted === 'trouble' ? isTrouble(line) : line.outcome === wanted))
  const choose = (next: string) => {
    setWanted(next)
    setPage(1)
  }
  const columns = lineColumns.map(({ title, align, isWide, ...column }, index) => ({
    ...column,
    accessor: `c${index}`,
    title,
    ellipsis: !isWide,
    ...(align && { textAlign: align }),
  }))
  return (
    <Stack gap="xs">
      <VerdictFilter outcomes={outcomes} lineCount={lineCount} wanted={wanted} onChange={choose} />
      <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
        <DataTable<Line>
          records={chosen.slice((page - 1) * pageSize, page * pageSize)}
          columns={columns}
          idAccessor={({ line }) => String(line)}
          rowBackgroundColor={({ outcome }) => {
            const color = `var(--mantine-color-${findWord('outcome', outcome).color}-light)`
            return isTrouble({ outcome } as Line) ? { light: color, dark: color } : undefined
          }}
          verticalSpacing="xs"
          minHeight={chosen.length === 0 ? 120 : 0}
          noRecordsText="Nenhuma linha com este resultado."
          scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
          totalRecords={chosen.length}
          recordsPerPage={pageSize}
          page={page}
          onPageChange={setPage}
          paginationText={({ from, to, totalRecords }) =>
            `${from} a ${to} de ${totalRecords.toLocaleString('pt-BR')} linhas`
          }
          getPaginationControlProps={(control) => ({
            'aria-label': control === 'previous' ? 'Página anterior' : 'Próxima página',
          })}
        />
      </Paper>
      {lines.length < lineCount && (
        <Text size="sm" c="dimmed">
          {`O arquivo tem ${lineCount.toLocaleString('pt-BR')} linhas: aqui estão ${lines.length.toLocaleString('pt-BR')}, primeiro todas as que pedem atenção. As contagens e os totais são do arquivo inteiro.`}
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
            {`${label} (${count.toLocaleString('pt-BR')})`}
          </Chip>
        ))}
      </Group>
    </Chip.Group>
  )
}
