import { Badge, Group, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { findWord, formatInstant, Money, RowsTable, Section, useApi, type ResponseOf } from '#kit'
import { usePlaces } from './use-places.ts'

type Right = ResponseOf<'GET /api/users/:id/rights'>['items'][number]
type Reason = Right['reasons'][number]

const sayReason = ({ kind, roleName, until, isOpen }: Reason): string => {
  const source = roleName === null ? findWord('rightSource', kind).label : `Perfil ${roleName}`
  const end = until === null ? '' : `, até ${formatInstant(until)}`
  return `${source}${end}${isOpen ? '' : ' (fora do horário: não vale agora)'}`
}

const matches = (right: Right, search: string): boolean =>
  `${right.text} ${right.permission}`.toLowerCase().includes(search.trim().toLowerCase())

/** Every permission of a person with what bounds it and where it comes from. */
export function Rights({ userId }: { userId: string }) {
  const read = useApi('GET /api/users/:id/rights', { params: { id: userId } })
  const { sayScope } = usePlaces((read.data?.items ?? []).flatMap(({ scopes }) => scopes ?? []))
  const [search, setSearch] = useState('')
  return (
    <Section title="Direitos neste momento">
      <TextInput
        aria-label="Procurar permissão"
        placeholder="Procurar permissão"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <RowsTable
        rows={(read.data?.items ?? []).filter((right) => matches(right, search))}
        isPending={read.isPending}
        rowId={({ permission }) => permission}
        columns={[
          { title: 'Pode', isWide: true, render: ({ text }) => text },
          { title: 'Por quê', isWide: true, render: ({ reasons }) => reasons.map(sayReason).join('; ') },
          { title: 'Limites', isWide: true, render: (right) => <Limits right={right} sayScope={sayScope} /> },
        ]}
        empty="Nenhuma permissão."
      />
    </Section>
  )
}

function Limits({ right, sayScope }: { right: Right; sayScope: ReturnType<typeof usePlaces>['sayScope'] }) {
  const { masks, limits, scopes } = right
  if (masks.length === 0 && limits.length === 0 && scopes === null) return <Text size="sm">Sem limites</Text>
  return (
    <Group gap={4}>
      {scopes?.map((scope) => (
        <Badge key={sayScope(scope)} variant="light" color="blue" tt="none">
          {sayScope(scope)}
        </Badge>
      ))}
      {masks.map((mask) => (
        <Badge key={mask} variant="light" color="gray" tt="none">
          {`${findWord('mask', mask).label} mascarado`}
        </Badge>
      ))}
      {limits.map(({ kind, amountCents }) => (
        <Badge key={kind} variant="light" color="orange" tt="none">
          {findWord('approvalKind', kind).label}: até <Money cents={amountCents} />
        </Badge>
      ))}
    </Group>
  )
}
