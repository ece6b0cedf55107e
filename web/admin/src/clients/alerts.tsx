import { ActionIcon, Alert, Group, Stack, Text } from '@mantine/core'
import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { confirmAction, formatDay, useAction, useApi, useCan } from '#kit'

/** What everybody must read before anything else about a client. Nothing where there is nothing to read. */
export function Alerts({ clientId }: { clientId: string }) {
  const canChange = useCan()('clients.client.update')
  const { data } = useApi('GET /api/clients/:id/alerts', { params: { id: clientId } })
  const remove = useAction('DELETE /api/clients/:id/alerts/:alertId', { done: 'Alerta retirado.' })
  if (!data || data.items.length === 0) return null
  const ask = (alertId: string, text: string) =>
    confirmAction({
      title: 'Retirar alerta',
      consequence: `“${text}” deixa de aparecer para quem abre este cliente. O histórico o guarda.`,
      confirm: 'Retirar',
      isDangerous: true,
      onConfirm: () => remove.mutate({ params: { id: clientId, alertId } }),
    })
  return (
    <Stack gap="xs">
      {data.items.map(({ id, text, createdAt }) => (
        <Alert key={id} color="orange" role="note" icon={<IconAlertTriangle size={20} />}>
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                {text}
              </Text>
              <Text size="xs">desde {formatDay(createdAt)}</Text>
            </div>
            {canChange && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Retirar alerta: ${text}`}
                onClick={() => ask(id, text)}
              >
                <IconX size={18} />
              </ActionIcon>
            )}
          </Group>
        </Alert>
      ))}
    </Stack>
  )
}
