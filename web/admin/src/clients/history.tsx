import { Button } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { useState } from 'react'
import { ActionDialog, Section, Story, useCan } from '#kit'

/** Everything that happened with a client, newest first, and a place for notes. */
export function History({ clientId }: { clientId: string }) {
  const can = useCan()
  const [isNoting, setNoting] = useState(false)
  return (
    <Section
      title="Histórico"
      actions={
        can('clients.client.update') && (
          <Button variant="light" leftSection={<IconNote size={16} />} onClick={() => setNoting(true)}>
            Anotar
          </Button>
        )
      }
    >
      <Story
        label="Histórico do cliente"
        route="GET /api/clients/:id/history"
        request={{ params: { id: clientId } }}
        rowId={(entry) => entry.id}
        entry={({ summary, at }) => ({ title: summary, at })}
        empty="Nada aconteceu ainda com este cliente."
      />
      <ActionDialog
        title="Anotar no histórico"
        route="POST /api/clients/:id/history"
        params={{ id: clientId }}
        fields={[{ name: 'summary', label: 'Anotação', type: 'textarea', isRequired: true }]}
        submit="Anotar"
        done="Anotado."
        isOpen={isNoting}
        onClose={() => setNoting(false)}
      />
    </Section>
  )
}
