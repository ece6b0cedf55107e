import { Anchor, Button, Checkbox, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ListBody, Page, Section, useAction, useApi } from '#kit'

/** One's own inbox, and what one wants to hear of. */
export function Notifications() {
  const readAll = useAction('POST /api/notifications/read-all', { done: 'Todos os avisos foram marcados como lidos.' })
  return (
    <Page
      title="Avisos"
      actions={
        <Button variant="default" loading={readAll.isPending} onClick={() => readAll.mutate({})}>
          Marcar todos como lidos
        </Button>
      }
    >
      <ListBody
        route="GET /api/notifications"
        rowId={({ id }) => id}
        columns={[
          { title: 'Quando', width: 170, field: 'createdAt' },
          {
            title: 'Aviso',
            isWide: true,
            render: ({ title, body, link, readAt }) => (
              <div>
                {link === null ? (
                  <Text fw={readAt === null ? 650 : 400}>{title}</Text>
                ) : (
                  <Anchor component={Link} to={link} fw={readAt === null ? 650 : 400}>
                    {title}
                  </Anchor>
                )}
                {body !== null && (
                  <Text size="sm" c="dimmed">
                    {body}
                  </Text>
                )}
              </div>
            ),
          },
          { title: 'Lido', width: 170, field: 'readAt' },
        ]}
        empty="Nenhum aviso. Tarefas que falham, boletos recusados, pedidos de aprovação e o que foi decidido dos seus aparecem aqui."
      />
      <Preferences />
    </Page>
  )
}

function Preferences() {
  const { data } = useApi('GET /api/notification-preferences', {})
  const change = useAction('PUT /api/notification-preferences')
  if (!data || data.items.length === 0) return null
  return (
    <Section title="De que você quer saber">
      <Stack gap="xs">
        {data.items.map(({ kind, label, isMuted }) => (
          <Checkbox
            key={kind}
            label={label}
            checked={!isMuted}
            onChange={() => change.mutate({ body: { kind, isMuted: !isMuted } })}
          />
        ))}
      </Stack>
    </Section>
  )
}
