import { Button, Group, Paper, Text } from '@mantine/core'
import { useState } from 'react'
import { EmptyState } from './empty-state.tsx'
import { formatCount, formatNumber } from './format.ts'
import type { ListColumn } from './list-options.ts'
import { RowTable } from './row-table.tsx'

const step = 100

/** A table of rows that are here already (a preview, an answer), drawn a hundred at a time. */
export function RowsTable<Row extends object>(options: {
  rows: readonly Row[]
  columns: readonly ListColumn<Row>[]
  rowId: (row: Row) => string
  isPending?: boolean
  empty: string
}) {
  const { rows, columns, rowId, isPending = false, empty } = options
  const [shown, setShown] = useState(step)
  const visible = rows.slice(0, shown)
  return (
    <Paper withBorder radius="md" style={{ overflow: 'hidden' }}>
      <RowTable
        label="Linhas"
        rows={visible}
        columns={columns}
        rowId={rowId}
        isPending={isPending}
        isInside
        empty={<EmptyState>{empty}</EmptyState>}
      />
      {rows.length > 0 && (
        <Group className="list-foot">
          <Text size="xs" c="dimmed" aria-live="polite">
            {`${formatNumber(visible.length)} de ${formatCount(rows.length, 'linha', 'linhas')}`}
          </Text>
          {rows.length > shown && (
            <Button size="compact-sm" variant="subtle" onClick={() => setShown(shown + step)}>
              Mostrar mais
            </Button>
          )}
        </Group>
      )}
    </Paper>
  )
}
