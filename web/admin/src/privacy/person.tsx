import { Button, Group, Stack, Text } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import {
  ActionButton,
  addressOf,
  DetailPage,
  Facts,
  formatInstant,
  formatNumber,
  RowsTable,
  Section,
  useApi,
  type ResponseOf,
} from '#kit'
import { Consents } from './consents.tsx'
import { Erasure } from './erasure.tsx'

type Person = ResponseOf<'GET /api/privacy/people/:id'>

/** All that is held of a person and why, their consents, and the way to be forgotten. */
export function PersonPage() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/privacy/people/:id', { params: { id } })
  const person = read.data
  return (
    <DetailPage
      title={person?.name ?? 'Titular'}
      crumbs={[{ label: 'Privacidade (LGPD)', to: '/privacidade' }]}
      read={read}
      actions={person && <Downloads id={id} />}
      facts={
        person && (
          <Facts
            items={[
              ['Tabelas com dados', formatNumber(person.tables.length)],
              ['Linhas', formatNumber(person.tables.reduce((sum, { rowCount }) => sum + rowCount, 0))],
              ['Reunido em', formatInstant(person.generatedAt)],
            ]}
          />
        )
      }
      tabs={
        person && [
          { id: 'dados', label: 'Dados', content: <Tables person={person} /> },
          { id: 'consentimentos', label: 'Consentimentos', content: <Consents clientId={id} /> },
          { id: 'anonimizar', label: 'Anonimizar', content: <Erasure clientId={id} name={person.name} /> },
        ]
      }
    />
  )
}

const Downloads = ({ id }: { id: string }) => (
  <Group>
    <Button
      component="a"
      variant="default"
      href={addressOf('GET /api/privacy/people/:id/data.html', { params: { id } })}
    >
      Baixar para ler
    </Button>
    <Button
      component="a"
      variant="default"
      href={addressOf('GET /api/privacy/people/:id/data.json', { params: { id } })}
    >
      Baixar em JSON
    </Button>
    <ActionButton
      label="Abrir identidade guardada"
      permission="privacy.identity.open"
      route="POST /api/privacy/people/:id/open-identity"
      params={{ id }}
      consequence="Só de quem já foi anonimizado e a lei ainda manda identificar. O motivo e o seu nome ficam na trilha."
      fields={[{ name: 'reason', label: 'Motivo (processo, ofício)', isRequired: true, span: 12 }]}
      done="Identidade aberta."
      onDone={({ identity }) => window.alert(JSON.stringify(identity, null, 2))}
    />
  </Group>
)

const Tables = ({ person }: { person: Person }) => (
  <Stack gap="xl">
    {person.tables.map(({ table, label, purpose, law, retention, rows }) => (
      <Section key={table} title={`${label} (${formatNumber(rows.length)})`}>
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
