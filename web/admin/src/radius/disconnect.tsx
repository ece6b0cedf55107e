import { Text } from '@mantine/core'
import { ActionButton, type ItemOf } from '#kit'

/** Asks the router to end a session; what it answered stands in the login's requests. */
export function Disconnect({ session }: { session: ItemOf<'GET /api/open-sessions'> }) {
  if (session.disconnectedAt)
    return (
      <Text size="xs" c="dimmed">
        Saindo…
      </Text>
    )
  return (
    <ActionButton
      label="Derrubar"
      permission="radius.session.disconnect"
      isDangerous
      route="POST /api/open-sessions/:id/disconnect"
      params={{ id: session.id }}
      fields={[{ name: 'reason', label: 'Motivo', isRequired: true }]}
      consequence={`${session.username} (${session.ipv4 ?? 'sem IPv4'}) perde a conexão agora. Se o contrato estiver liberado, o roteador do cliente conecta de novo em seguida. A resposta do ${session.nasName} fica em “Pedidos ao concentrador”.`}
      done="Pedido enviado ao concentrador. A resposta aparece em “Pedidos ao concentrador”."
    />
  )
}
