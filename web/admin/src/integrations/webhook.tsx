import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import {
  ActionButton,
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
  useCan,
  type ResponseOf,
} from '#kit'
import { useEffect } from 'react'
import { showWebhookSecret } from './webhook-forms.tsx'

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
      actions={webhook && <Actions webhook={webhook} />}
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

function Actions({ webhook: { id, name, isActive, deadCount } }: { webhook: Webhook }) {
  const can = useCan()
  return (
    <>
      {can('webhooks.endpoint.update') && (
        <Button
          component={Link}
          to={`/webhooks/${id}/alterar`}
          variant="default"
          leftSection={<IconPencil size={16} />}
        >
          Alterar
        </Button>
      )}
      <ActionButton
        label="Trocar segredo"
        permission="webhooks.endpoint.update"
        isDangerous
        route="POST /api/webhooks/:id/secret"
        params={{ id }}
        consequence="O segredo novo assina desde já; o atual também assina, por mais 24 horas. Troque-o no receptor nesse tempo."
        onDone={({ secret }) => showWebhookSecret(name, secret)}
      />
      <ActionButton
        label="Reenviar desde…"
        permission="webhooks.delivery.replay"
        route="POST /api/webhooks/:id/replay"
        params={{ id }}
        fields={[{ name: 'since', label: 'Desde o começo do dia', type: 'date', isRequired: true }]}
        consequence="Tudo o que foi criado desde esse dia vai de novo, em ordem e com os mesmos identificadores: o que o receptor já tem, ele descarta."
        done="Reenvio iniciado."
      />
      {deadCount > 0 && (
        <ActionButton
          label="Reenviar as que desistiram"
          permission="webhooks.delivery.replay"
          route="POST /api/webhooks/:id/replay"
          params={{ id }}
          toBody={() => ({ onlyDead: true })}
          consequence={`${deadCount === 1 ? 'A mensagem que nunca foi recebida volta' : `As ${formatNumber(deadCount)} mensagens que nunca foram recebidas voltam`} à fila, em ordem. O que o receptor já confirmou não vai de novo.`}
          done="Reenvio iniciado."
        />
      )}
      {isActive && (
        <ActionButton
          label="Enviar teste"
          permission="webhooks.endpoint.update"
          isPrimary
          route="POST /api/webhooks/:id/test"
          params={{ id }}
          consequence={`${name} recebe em instantes uma mensagem do tipo webhook.test, assinada como as outras.`}
          done="Teste enviado. Veja o resultado nas entregas."
        />
      )}
    </>
  )
}
