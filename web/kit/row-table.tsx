import './list.css'
import { Anchor, Checkbox, Skeleton, Table } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'
import { alignOf, cellOf } from './cell.tsx'
import { columnId, type ListColumn } from './list-options.ts'
import { useListRoom } from './use-list-room.ts'
import { useRowKeys } from './use-row-keys.ts'

export type Selection = { ids: ReadonlySet<string>; toggle: (id: string) => void; toggleAll: () => void }

export type RowTableOptions<Row> = {
  label: string
  rows: readonly Row[]
  columns: readonly ListColumn<Row>[]
  rowId: (row: Row) => string
  open?: ((row: Row) => string) | undefined
  selection?: Selection | undefined
  /** Nothing is here yet: bones of rows stand where they will be. */
  isPending?: boolean
  /** Other rows are on their way. */
  isStale?: boolean
  isInside?: boolean
  /** Stands where there is no row. */
  empty: ReactNode
}

/** The table of every list: head that stays, rows that are links, keys, ticks, bones while loading. */
export function RowTable<Row>(options: RowTableOptions<Row>) {
  const { label, rows, columns, rowId, open, selection, isPending = false, isStale = false } = options
  const keys = useRowKeys({ selection: selection && ((index) => selectAt(rows, rowId, selection, index)) })
  const frame = useListRoom()
  if (!isPending && rows.length === 0) return options.empty
  return (
    <div
      ref={frame}
      className={options.isInside ? 'list-scroll list-inside' : 'list-scroll'}
      tabIndex={0}
      role="region"
      aria-label={label}
    >
      <Table
        className={open ? 'list-table list-opens' : 'list-table'}
        aria-busy={isPending || isStale}
        verticalSpacing="xs"
        horizontalSpacing="sm"
        highlightOnHover={open !== undefined}
      >
        <Table.Thead>
          <Table.Tr>
            {selection && <TickAll rows={rows} selection={selection} />}
            {columns.map((column) => (
              <Table.Th
                key={columnId(column)}
                ta={alignOf(column)}
                w={column.width}
                aria-label={column.title || 'Ações'}
              >
                {column.title}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody {...keys}>
          {isPending && <Bones count={columns.length + (selection ? 1 : 0)} />}
          {!isPending &&
            rows.map((row, index) => (
              <Row
                key={rowId(row)}
                row={row}
                columns={columns}
                isFirst={index === 0}
                to={open?.(row)}
                tick={
                  selection && (
                    <Checkbox
                      aria-label={`Selecionar a linha ${index + 1}`}
                      checked={selection.ids.has(rowId(row))}
                      onChange={() => selection.toggle(rowId(row))}
                      tabIndex={-1}
                    />
                  )
                }
              />
            ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function selectAt<Row>(rows: readonly Row[], rowId: (row: Row) => string, selection: Selection, index: number): void {
  const row = rows[index]
  if (row !== undefined) selection.toggle(rowId(row))
}

function TickAll({ rows, selection }: { rows: readonly unknown[]; selection: Selection }) {
  const { size } = selection.ids
  return (
    <Table.Th w={44} className="list-tick">
      <Checkbox
        aria-label={`Selecionar as ${rows.length} linhas carregadas`}
        checked={size > 0 && size === rows.length}
        indeterminate={size > 0 && size < rows.length}
        onChange={selection.toggleAll}
      />
    </Table.Th>
  )
}

const Bones = ({ count }: { count: number }) =>
  Array.from({ length: 8 }, (_, row) => (
    <Table.Tr key={row} aria-hidden>
      {Array.from({ length: count }, (_, cell) => (
        <Table.Td key={cell}>
          <Skeleton height={14} my={4} width={`${55 + ((row * 7 + cell * 13) % 40)}%`} />
        </Table.Td>
      ))}
    </Table.Tr>
  ))

type RowProps<Row> = {
  row: Row
  columns: readonly ListColumn<Row>[]
  isFirst: boolean
  to: string | undefined
  tick: ReactNode
}

function Row<Row>({ row, columns, isFirst, to, tick }: RowProps<Row>) {
  const navigate = useNavigate()
  const linked = columns.find(({ title }) => title !== '')
  const go = (event: MouseEvent) => {
    if (to === undefined || !isPlainPart(event)) return
    if (event.ctrlKey || event.metaKey || event.button === 1) window.open(to, '_blank', 'noopener')
    else if (event.button === 0 && !window.getSelection()?.toString()) void navigate({ to })
  }
  return (
    <Table.Tr tabIndex={isFirst ? 0 : -1} data-row onClick={go} onAuxClick={go}>
      {tick !== undefined && <Table.Td className="list-tick">{tick}</Table.Td>}
      {columns.map((column) => (
        <Cell key={columnId(column)} column={column}>
          {to !== undefined && column === linked ? (
            <Anchor component={Link} to={to} c="inherit" inherit underline="hover" tabIndex={-1} data-open>
              {cellOf(row, column)}
            </Anchor>
          ) : (
            cellOf(row, column)
          )}
        </Cell>
      ))}
    </Table.Tr>
  )
}

function Cell<Row>({ column, children }: { column: ListColumn<Row>; children: ReactNode }) {
  // A column without a width of its own holds a text: it takes what the others leave, and is cut when that is little.
  const isText = column.width === undefined && column.of === undefined && column.title !== '' && !column.isWide
  return (
    <Table.Td
      ta={alignOf(column)}
      className={column.isWide ? 'list-wide' : isText ? 'list-text' : 'list-cut'}
      data-label={column.title || undefined}
    >
      {isText ? <div title={typeof children === 'string' ? children : undefined}>{children}</div> : children}
    </Table.Td>
  )
}

/** Not a button or link in the row, nor a dialog that was opened from it. */
const isPlainPart = ({ target, currentTarget }: MouseEvent): boolean =>
  target instanceof Element &&
  currentTarget.contains(target) &&
  !target.closest('a, button, input, label, select, textarea')
