import { Code, Stack, Table, Text } from '@mantine/core'
import { formatInstant, type ResponseOf } from '#kit'

type Record = ResponseOf<'GET /api/audit-log/:id'>['records'][number]

/** Before and after of one record, field by field. */
export function RecordDiff({ record: { changes, content, isErased } }: { record: Record }) {
  if (isErased)
    return (
      <Text size="sm" c="dimmed">
        O conteúdo foi eliminado pela regra de retenção. Que a mudança houve, e de quem foi, continua provado.
      </Text>
    )
  return (
    <Stack gap="xs">
      {changes.length > 0 && (
        <Table withTableBorder layout="fixed" aria-label="Antes e depois">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="28%">Campo</Table.Th>
              <Table.Th>Antes</Table.Th>
              <Table.Th>Depois</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {changes.map(({ field, label, before, after, isSecret }) => (
              <Table.Tr key={field}>
                <Table.Td title={field}>{label}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }}>{isSecret ? 'segredo' : show(before)}</Table.Td>
                <Table.Td style={{ overflowWrap: 'anywhere' }} fw={550}>
                  {isSecret ? 'segredo alterado' : show(after)}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {content !== null && content !== undefined && (
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {JSON.stringify(content, null, 2)}
        </Code>
      )}
    </Stack>
  )
}

function show(value: unknown): string {
  if (value === null || value === undefined) return '—'
  if (value === true) return 'sim'
  if (value === false) return 'não'
  if (typeof value !== 'string') return JSON.stringify(value)
  return /^\d{4}-\d\d-\d\dT/.test(value) ? formatInstant(value) : value
}
