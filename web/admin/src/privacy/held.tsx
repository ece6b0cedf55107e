import { Stack, Text } from '@mantine/core'
import { Facts, formatInstant, formatNumber, RowsTable, Section, type ResponseOf } from '#kit'

type Held = Pick<ResponseOf<'GET /api/privacy/people/:id'>, 'tables' | 'generatedAt'>

/** How much is held of somebody. */
export const HeldFacts = ({ held }: { held: Held }) => (
  <Facts
    items={[
      ['Tabelas com dados', formatNumber(held.tables.length)],
      ['Linhas', formatNumber(held.tables.reduce((sum, { rowCount }) => sum + rowCount, 0))],
      ['Reunido em', formatInstant(held.generatedAt)],
    ]}
  />
)

/** All that is held of somebody, table by table, with why. */
export const HeldTables = ({ held }: { held: Held }) => (
  <Stack gap="xl">
    {held.tables.map(({ label, purpose, law, retention, rows }) => (
      <Section key={label} title={`${label} (${formatNumber(rows.length)})`}>
        <Facts
          items={[
            ['Finalidade', purpose],
            ['Base legal', law],
            ['Guarda', retention],
          ]}
        />
        <RowsTable
          rows={rows.map((row, index) => ({ id: String(index), row }))}
          rowId={({ id }) => id}
          columns={[{ title: 'Conteúdo', isWide: true, render: ({ row }) => <Text size="sm">{tellRow(row)}</Text> }]}
          empty="Nada."
        />
      </Section>
    ))}
  </Stack>
)

const tellRow = (row: object): string =>
  Object.entries(row)
    .map(([field, value]) => `${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')
