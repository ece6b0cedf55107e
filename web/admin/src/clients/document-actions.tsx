import { Anchor, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { ActionDialog, addressOf, useCan, type ItemOf } from '#kit'

type Props = { clientId: string; document: ItemOf<'GET /api/clients/:id/documents'> }

/** Reads a paper, or deletes it with a reason. */
export function DocumentActions({ clientId, document }: Props) {
  const can = useCan()
  const [isOpen, setOpen] = useState(false)
  const params = { id: clientId, documentId: document.id }
  return (
    <Group gap="sm" justify="flex-end" wrap="nowrap">
      <Anchor
        size="sm"
        href={addressOf('GET /api/clients/:id/documents/:documentId/file', { params })}
        download={document.name}
      >
        Baixar
      </Anchor>
      {can('clients.document.update') && (
        <Button size="compact-sm" variant="subtle" color="red" onClick={() => setOpen(true)}>
          Apagar
        </Button>
      )}
      <ActionDialog
        title="Apagar documento"
        route="POST /api/clients/:id/documents/:documentId/removal"
        params={params}
        consequence={
          <Text size="sm">{`${document.name} é apagado de vez. O histórico guarda quem apagou e por quê.`}</Text>
        }
        fields={[{ name: 'reason', label: 'Motivo', isRequired: true }]}
        submit="Apagar"
        isDangerous
        done="Documento apagado."
        isOpen={isOpen}
        onClose={() => setOpen(false)}
      />
    </Group>
  )
}
