import { Anchor, Text, Timeline } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Failure, findWord, formatInstant, useApi, type ResponseOf } from '#kit'

type Event = ResponseOf<'GET /api/invoices/:id/boleto/events'>['items'][number]

/** What happened to the boletos of a title: issue, orders, files to and from the bank, newest first. */
export function BoletoStory({ invoiceId }: { invoiceId: string }) {
  const { data, error, refetch } = useApi('GET /api/invoices/:id/boleto/events', { params: { id: invoiceId } })
  if (error) return <Failure error={error} retry={() => void refetch()} />
  if (!data || data.items.length === 0) return null
  return (
    <Timeline bulletSize={14} lineWidth={2} mt="xs" aria-label="História do boleto">
      {data.items.map((event, index) => (
        <Timeline.Item key={`${event.boletoId} ${event.kind} ${index}`} title={<Title event={event} />}>
          <Text size="xs" c="dimmed">
            {`${formatInstant(event.at)} · nosso número ${event.nossoNumeroPrinted}`}
          </Text>
          {event.kind === 'retorno' && <Text size="sm">{event.detail}</Text>}
        </Timeline.Item>
      ))}
    </Timeline>
  )
}

function Title({ event: { kind, command, outcome, detail, remessaId, retornoId } }: { event: Event }) {
  const order = findWord('command', command ?? '').label
  const words = {
    issued: 'Boleto emitido',
    ordered: `${order} à espera da próxima remessa`,
    sent: `${order} enviado ao banco: ${detail ?? ''}`,
    retorno: `Retorno do banco: ${findWord('outcome', outcome ?? '').label}`,
  } as const
  const to = remessaId ? `/remessas/${remessaId}` : retornoId ? `/retornos/${retornoId}` : undefined
  return (
    <Text span size="sm" fw={550}>
      {to ? (
        <Anchor component={Link} to={to} size="sm" fw={550}>
          {words[kind]}
        </Anchor>
      ) : (
        words[kind]
      )}
    </Text>
  )
}
