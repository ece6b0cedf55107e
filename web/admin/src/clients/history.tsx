import { Button } from '@mantine/core'
import { IconNote } from '@tabler/icons-react'
import { useState } from 'react'
import { ActionDialog, formatInstant, ListBody, Section, useCan } from '#kit'

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
      <ListBody
        route="GET /api/clients/:id/history"
        request={{ params: { id: clientId } }}
        rowId={(entry) => entry.id}
        columns={[
          { title: 'Quando', width: 150, render: (entry) => formatInstant(entry.at) },
          { title: 'O que houve', isWide: true, render: (entry) => entry.summary },
        ]}
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
