import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { ActionButton, formatNumber, useCan, type ResponseOf } from '#kit'
import { showWebhookSecret } from './webhook-forms.tsx'

type Webhook = ResponseOf<'GET /api/webhooks/:id'>

/** What one does with a receiver: change it, its secret, and what it is sent again. */
export function WebhookActions({ webhook: { id, name, isActive, deadCount } }: { webhook: Webhook }) {
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
