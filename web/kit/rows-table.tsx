import { Button, Center, Paper, Text } from '@mantine/core'
import { DataTable } from 'mantine-datatable'
import { useState } from 'react'
import type { ListColumn } from './list-page.tsx'

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
      <DataTable<Row>
        records={visible}
        columns={columns.map(({ title, render, align, width, isWide }, index) => ({
          accessor: `c${index}`,
          title,
          render,
          ...(align && { textAlign: align }),
          ...(width !== undefined && { width }),
          ellipsis: !isWide,
        }))}
        idAccessor={rowId}
        fetching={isPending}
        minHeight={visible.length === 0 ? 180 : 0}
        verticalSpacing="xs"
        scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
        noRecordsText={isPending ? ' ' : empty}
      />
      {rows.length > shown && (
        <Center p="sm">
          <Button variant="subtle" onClick={() => setShown(shown + step)}>
            Mostrar mais
          </Button>
        </Center>
      )}
      {rows.length > 0 && (
        <Text size="xs" c="dimmed" px="sm" pb="xs" aria-live="polite">
          {`${visible.length.toLocaleString('pt-BR')} de ${rows.length.toLocaleString('pt-BR')} ${rows.length === 1 ? 'linha' : 'linhas'}`}
        </Text>
      )}
    </Paper>
  )
}
