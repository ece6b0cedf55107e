import { Anchor, Paper, Table, type TableTdProps } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Target } from '#kit'

/** An amount in its column; a nil one is a dash, so that the days with movement stand out. */
export function Cents({ cents, open, ...cell }: { cents: number; open?: Target } & TableTdProps) {
  return (
    <Table.Td ta="right" className="number" {...cell}>
      {cents === 0 ? (
        '—'
      ) : open === undefined ? (
        formatCents(cents)
      ) : (
        <Anchor component={Link} {...(open as object)} size="sm">
          {formatCents(cents)}
        </Anchor>
      )}
    </Table.Td>
  )
}

const words: ReadonlySet<string> = new Set(['Dia', 'Portador', 'Forma', 'Ponto de recebimento'])

export function Grid({ label, head, children }: { label: string; head: readonly string[]; children: ReactNode }) {
  return (
    <Paper withBorder radius="md">
      <Table.ScrollContainer
        minWidth={820}
        scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': label } }}
      >
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              {head.map((title) => (
                <Table.Th key={title} ta={words.has(title) ? 'left' : 'right'}>
                  {title}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>{children}</Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Paper>
  )
}
