import { ActionIcon, Button, Group, Paper, Table, Text } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { ActionDialog, confirmAction, findWord, Section, showPhone, useAction, useCan, type ResponseOf } from '#kit'
import { contactFields, emptyContact } from './fields.ts'

type ClientFile = ResponseOf<'GET /api/clients/:id'>
type Contact = ClientFile['contacts'][number]

const show = ({ channel, value }: Contact) => (channel === 'email' ? value : showPhone(value))

export function Contacts({ client }: { client: ClientFile }) {
  const canChange = useCan()('clients.client.update')
  const [edited, setEdited] = useState<Contact>()
  const [isAdding, setAdding] = useState(false)
  const remove = useAction('DELETE /api/clients/:id/contacts/:contactId', { done: 'Contato removido.' })
  const askRemoval = (contact: Contact) =>
    confirmAction({
      title: 'Remover contato',
      consequence: `${show(contact)} deixa de receber avisos e cobranças de ${client.name}.`,
      confirm: 'Remover',
      isDangerous: true,
      onConfirm: () => remove.mutate({ params: { id: client.id, contactId: contact.id } }),
    })
  const { id: _id, clientId: _clientId, ...start } = edited ?? {}
  return (
    <Section
      title="Contatos"
      actions={
        canChange && (
          <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            Incluir contato
          </Button>
        )
      }
    >
      {client.contacts.length === 0 && <Text c="dimmed">Sem contato: nenhum aviso chega a este cliente.</Text>}
      {client.contacts.length > 0 && (
        <Paper withBorder radius="md">
          <Table.ScrollContainer minWidth={620}>
            <ContactTable contacts={client.contacts} {...(canChange && { onEdit: setEdited, onRemove: askRemoval })} />
          </Table.ScrollContainer>
        </Paper>
      )}
      <ActionDialog
        title="Incluir contato"
        route="POST /api/clients/:id/contacts"
        params={{ id: client.id }}
        initial={emptyContact}
        fields={contactFields()}
        submit="Incluir"
        done="Contato incluído."
        isOpen={isAdding}
        onClose={() => setAdding(false)}
      />
      <ActionDialog
        title="Alterar contato"
        route="PATCH /api/clients/:id/contacts/:contactId"
        params={{ id: client.id, contactId: edited?.id ?? '' }}
        initial={start}
        fields={contactFields()}
        submit="Salvar"
        done="Contato alterado."
        isOpen={edited !== undefined}
        onClose={() => setEdited(undefined)}
      />
    </Section>
  )
}

type TableProps = {
  contacts: readonly Contact[]
  onEdit?: (contact: Contact) => void
  onRemove?: (contact: Contact) => void
}

const ContactTable = ({ contacts, onEdit, onRemove }: TableProps) => (
  <Table>
    <Table.Thead>
      <Table.Tr>
        {['Contato', 'Meio', 'Papel', 'Falar com', 'Cobranças', 'Propaganda'].map((title) => (
          <Table.Th key={title}>{title}</Table.Th>
        ))}
        {onEdit && <Table.Th aria-label="Ações" />}
      </Table.Tr>
    </Table.Thead>
    <Table.Tbody>
      {contacts.map((contact) => (
        <Table.Tr key={contact.id}>
          <Table.Td>{show(contact)}</Table.Td>
          <Table.Td>{findWord('contactChannel', contact.channel).label}</Table.Td>
          <Table.Td>{findWord('contactRole', contact.role).label}</Table.Td>
          <Table.Td>{contact.name ?? '—'}</Table.Td>
          <Table.Td>{contact.allowsBilling ? 'Sim' : 'Não'}</Table.Td>
          <Table.Td>{contact.allowsMarketing ? 'Sim' : 'Não'}</Table.Td>
          {onEdit && (
            <Table.Td>
              <Group gap={4} wrap="nowrap" justify="flex-end">
                <ActionIcon variant="subtle" aria-label={`Alterar ${show(contact)}`} onClick={() => onEdit(contact)}>
                  <IconPencil size={16} />
                </ActionIcon>
                <ActionIcon
                  variant="subtle"
                  color="red"
                  aria-label={`Remover ${show(contact)}`}
                  onClick={() => onRemove?.(contact)}
                >
                  <IconTrash size={16} />
                </ActionIcon>
              </Group>
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)
