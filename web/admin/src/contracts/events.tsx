import { Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { useState } from 'react'
import { findWord, formatDay, formatInstant, Story, type ResponseOf } from '#kit'

type Event = ResponseOf<'GET /api/contracts/:id/events'>['items'][number]
const orders = [
  { value: '-at', label: 'Mais novos' },
  { value: 'at', label: 'Mais antigos' },
] as const

/** Everything that changed in the contract: who, when, from what to what, why. */
export function Events({ contractId }: { contractId: string }) {
  const [sort, setSort] = useState<'at' | '-at'>('-at')
  return (
    <Stack>
      <Group>
        <SegmentedControl
          aria-label="Ordem dos eventos"
          data={[...orders]}
          value={sort}
          onChange={(value) => setSort(value === 'at' ? 'at' : '-at')}
        />
      </Group>
      <Story
        label="O que mudou no contrato"
        route="GET /api/contracts/:id/events"
        request={{ params: { id: contractId }, query: { sort } }}
        rowId={(event) => event.id}
        entry={(event) => ({ title: titleOf(event), at: event.at, body: <Body event={event} /> })}
        empty="Nada mudou ainda neste contrato."
      />
    </Stack>
  )
}

function Body({ event }: { event: Event }) {
  const { reason, actorName, actorId, at, onDate, details } = event
  const isLater = formatDay(onDate) !== formatInstant(at).slice(0, 10)
  const until = typeof details['endsAt'] === 'string' && `até ${formatInstant(details['endsAt'])}`
  return (
    <>
      <Text size="sm">{reason}</Text>
      <Text size="xs" c="dimmed">
        {[`por ${actorName ?? whoOf(actorId)}`, isLater && `vale em ${formatDay(onDate)}`, until]
          .filter(Boolean)
          .join(' · ')}
      </Text>
    </>
  )
}

const whoOf = (actorId: string) =>
  actorId.startsWith('job:') ? 'rotina automática' : actorId === 'cli' ? 'linha de comando' : 'sistema'

function titleOf(event: Event): string {
  const name = findWord('contractEvent', event.kind).label
  const [from, to] = [wordOf(event, event.fromValue, event.fromName), wordOf(event, event.toValue, event.toName)]
  if (from !== null && to !== null) return `${name}: de ${from} para ${to}`
  if (to !== null) return `${name}: ${to}`
  return from === null ? name : `${name}: ${from}${isRemoval(event) ? ', retirada' : ''}`
}

const isRemoval = ({ kind }: Event) => kind === 'override'

/** A value in words; the prices of both sides always say something, for none is the plan's own. */
function wordOf({ kind }: Event, value: string | null, name: string | null): string | null {
  if (kind === 'price') return value === null ? 'o preço do plano' : formatCents(Number(value))
  if (value === null) return null
  if (name !== null) return name
  const vocabulary = vocabularies[kind]
  return vocabulary ? findWord(vocabulary, value).label : value
}

const vocabularies: Readonly<Record<string, string>> = {
  created: 'contract',
  status: 'contract',
  access: 'access',
  suspension: 'suspension',
  override: 'override',
  scheduled: 'scheduled',
  'scheduled-failed': 'scheduled',
}
