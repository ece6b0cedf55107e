import { Code } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { ActionButton, DetailPage, Facts, formatInstant, RowsTable, Section, StatusBadge, useApi } from '#kit'

/** One message: what was sent, every try, and sending it again. */
export function DeliveryDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/webhook-deliveries/:id', { params: { id } })
  const delivery = read.data
  const webhook = `/webhooks/${delivery?.endpointId ?? ''}`
  return (
    <DetailPage
      title={delivery?.event ?? 'Entrega'}
      crumbs={[
        { label: 'Webhooks', to: '/webhooks' },
        { label: 'Entregas', to: webhook },
      ]}
      read={read}
      badge={delivery && <StatusBadge of="delivery" value={delivery.state} />}
      actions={
        delivery &&
        delivery.state !== 'waiting' && (
          <ActionButton
            label="Reenviar"
            permission="webhooks.delivery.replay"
            isPrimary
            route="POST /api/webhook-deliveries/:id/replay"
            params={{ id }}
            consequence="A mensagem volta à fila com o mesmo identificador: o receptor que já a tem a descarta."
            done="Mensagem devolvida à fila."
          />
        )
      }
      facts={
        delivery && (
          <Facts
            items={[
              ['Identificador (webhook-id)', delivery.id],
              ['Criada em', formatInstant(delivery.createdAt)],
              ['Entregue em', delivery.deliveredAt === null ? '—' : formatInstant(delivery.deliveredAt)],
              ['Próxima tentativa', delivery.state === 'waiting' ? formatInstant(delivery.nextAttemptAt) : '—'],
            ]}
          />
        )
      }
    >
      {delivery && (
        <>
          <Section title="Tentativas">
            <RowsTable
              rows={delivery.attempts}
              rowId={({ at }) => at}
              columns={[
                { title: 'Quando', width: 165, field: 'at', render: ({ at }) => formatInstant(at) },
                { title: 'Resposta', width: 110, align: 'right', render: ({ status }) => status ?? 'Nenhuma' },
                { title: 'Durou', width: 110, align: 'right', render: ({ durationMs }) => `${durationMs} ms` },
                { title: 'Erro', isWide: true, render: ({ error }) => error ?? '—' },
              ]}
              empty="Nenhuma tentativa ainda."
            />
          </Section>
          <Section title="O que é enviado">
            <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {delivery.body}
            </Code>
          </Section>
        </>
      )}
    </DetailPage>
  )
}
