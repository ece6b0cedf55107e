import { Button, Group, Modal, SegmentedControl, Stack, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { ApiError } from './api.ts'
import type { FormField } from './field.ts'
import { valueAt, withValue, type Values } from './form-state.ts'
import { formatCents } from '@open-sgp/brasil'
import { formatDay, formatPercent, formatSpeed } from './format.ts'

/** `isMine`: what is saved is what was sent, so an answer was lost on its way and there is nothing to choose. */
export type Conflict = { current: Values; changed: readonly FormField[]; isMine: boolean }

const isSame = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)
const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null

/** The conflict that a refusal tells of: what the other changed of these fields since the form was opened, other than `mine` did. */
export function readConflict(
  error: Error,
  initial: Values,
  mine: Values,
  fields: readonly FormField[],
): Conflict | undefined {
  if (!(error instanceof ApiError) || error.code !== 'stale-version') return undefined
  const current = error.extra['current']
  if (!isRecord(current)) return undefined
  const differs = (name: string, from: Values) => !isSame(valueAt(current, name), valueAt(from, name))
  const unlike = fields.filter(({ name }) => differs(name, mine))
  return { current, changed: unlike.filter(({ name }) => differs(name, initial)), isMine: unlike.length === 0 }
}

/** Two people changed one record: shows what the other changed beside mine, field by field, and lets one choose. */
export function StaleVersion({
  conflict,
  mine,
  onChoose,
  onClose,
}: {
  conflict: Conflict | undefined
  mine: Values
  /** The values to save over the current version. */
  onChoose: (values: Values) => void
  onClose: () => void
}) {
  return (
    <Modal
      opened={conflict !== undefined}
      onClose={onClose}
      size="xl"
      title="Outra pessoa salvou antes de você"
      centered
    >
      {conflict && <Choice conflict={conflict} mine={mine} onChoose={onChoose} onClose={onClose} />}
    </Modal>
  )
}

function Choice({
  conflict: { current, changed },
  mine,
  onChoose,
  onClose,
}: {
  conflict: Conflict
  mine: Values
  onChoose: (values: Values) => void
  onClose: () => void
}) {
  const [kept, setKept] = useState<Record<string, string>>({})
  const choiceOf = (name: string) => kept[name] ?? 'theirs'
  const save = () => {
    const chosen = changed.reduce(
      (values, { name }) =>
        choiceOf(name) === 'theirs' ? withValue(values, name, valueAt(current, name) ?? undefined) : values,
      mine,
    )
    onChoose({ ...chosen, version: current['version'] })
  }
  return (
    <Stack>
      <Text size="sm">
        {changed.length === 0
          ? 'Nestes campos não há o que escolher: salvar junta as suas alterações às da outra pessoa.'
          : 'Estes campos mudaram enquanto você editava. Escolha o que fica em cada um; o que só você alterou continua como está.'}
      </Text>
      {changed.length > 0 && (
        <Table.ScrollContainer minWidth={520}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Campo</Table.Th>
                <Table.Th>Salvo pela outra pessoa</Table.Th>
                <Table.Th>No seu formulário</Table.Th>
                <Table.Th>Fica</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {changed.map((field) => (
                <Table.Tr key={field.name}>
                  <Table.Td>{field.label}</Table.Td>
                  <Table.Td>{describe(field, valueAt(current, field.name))}</Table.Td>
                  <Table.Td>{describe(field, valueAt(mine, field.name))}</Table.Td>
                  <Table.Td>
                    <SegmentedControl
                      size="xs"
                      aria-label={`O que fica em ${field.label}`}
                      value={choiceOf(field.name)}
                      onChange={(value) => setKept((before) => ({ ...before, [field.name]: value }))}
                      data={[
                        { value: 'theirs', label: 'O da outra pessoa' },
                        { value: 'mine', label: 'O meu' },
                      ]}
                    />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          Voltar ao formulário
        </Button>
        <Button onClick={save}>Salvar assim</Button>
      </Group>
    </Stack>
  )
}

function describe(field: FormField, value: unknown): string {
  if (value === undefined || value === null || value === '') return '—'
  if ('options' in field) {
    const chosen = Array.isArray(value) ? value : [value]
    return chosen.map((each) => field.options.find((option) => option.value === each)?.label ?? String(each)).join(', ')
  }
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não'
  if (typeof value === 'string') return field.type === 'date' ? formatDay(value) : value
  if (typeof value !== 'number') return JSON.stringify(value)
  if (field.type === 'money') return formatCents(value)
  if (field.type === 'percent') return formatPercent(value)
  return field.type === 'mbps' ? formatSpeed(value) : String(value)
}
