import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import {
  DetailPage,
  Facts,
  formatInstant,
  formatNumber,
  ListBody,
  optionsOf,
  queryClient,
  Section,
  StatusBadge,
  useApi,
  type ResponseOf,
} from '#kit'
import { WebhookActions } from './webhook-actions.tsx'

type Webhook = ResponseOf<'GET /api/webhooks/:id'>

/** A receiver: what it asked for, what it was sent, and sending it again. */
export function WebhookDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/webhooks/:id', { params: { id } }, { refetchMs: 3_000 })
  const kinds = useApi('GET /api/webhook-events', {})
  const options = (kinds.data?.items ?? []).map(({ type, summary }) => ({ value: type, label: summary }))
  const nameOf = (type: string) => options.find(({ value }) => value === type)?.label ?? 'Mensagem de teste'
  const webhook = read.data
  const waiting = webhook?.waitingCount
  // What was on its way and is not any more stands otherwise in the list below.
  useEffect(() => void queryClient.invalidateQueries({ queryKey: ['GET /api/webhooks/:id/deliveries'] }), [waiting])
  return (
    <DetailPage
      title={webhook?.name ?? 'Webhook'}
      crumbs={[{ label: 'Webhooks', to: '/webhooks' }]}
      read={read}
      badge={webhook && <StatusBadge of="use" value={String(webhook.isActive)} />}
      actions={webhook && <WebhookActions webhook={webhook} />}
      facts={webhook && <Facts items={factsOf(webhook, nameOf)} />}
    >
      <Section title="Entregas">
        <ListBody
          route="GET /api/webhooks/:id/deliveries"
          request={{ params: { id } }}
          filters={[
            { name: 'state', label: 'Situação', options: optionsOf('delivery') },
            { name: 'event', label: 'Evento', options },
          ]}
          columns={[
            { title: 'Evento', render: ({ event }) => nameOf(event) },
            { title: 'Situação', width: 120, field: 'state', of: 'delivery' },
            { title: 'Tentativas', width: 110, align: 'right', field: 'attemptCount' },
            { title: 'Criada em', width: 165, field: 'createdAt' },
            { title: 'Entregue em', width: 165, field: 'deliveredAt' },
            { title: 'Último erro', isWide: true, field: 'lastError' },
          ]}
          rowId={(delivery) => delivery.id}
          open={(delivery) => `/entregas-de-webhooks/${delivery.id}`}
          empty="Nenhuma entrega ainda. Envie uma mensagem de teste, ou espere o primeiro evento."
        />
      </Section>
    </DetailPage>
  )
}

const factsOf = (webhook: Webhook, nameOf: (type: string) => string) =>
  [
    ['Endereço', webhook.url],
    ['Quer saber de', webhook.events.map(nameOf).join(', ')],
    ['Na fila', formatNumber(webhook.waitingCount)],
    ['Desistiu', formatNumber(webhook.deadCount)],
    ['Última entrega', webhook.lastDeliveredAt === null ? '—' : formatInstant(webhook.lastDeliveredAt)],
    ['Segredo anterior vale até', webhook.previousUntil === null ? '—' : formatInstant(webhook.previousUntil)],
  ] as const
