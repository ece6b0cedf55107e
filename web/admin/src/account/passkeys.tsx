import { Button, Group, Text } from '@mantine/core'
import { formatInstant, RowsTable, Section, type ResponseOf } from '#kit'
import { hasPasskeys } from '../session/passkey.ts'
import { EnrolPasskey } from './enrol-passkey.tsx'
import { OwnButton } from './own-button.tsx'

type Passkey = ResponseOf<'GET /api/account'>['passkeys'][number]

/** A person's passkeys. */
export const Passkeys = ({ passkeys }: { passkeys: readonly Passkey[] }) => (
  <Section
    title="Chaves de acesso"
    actions={
      hasPasskeys() && (
        <EnrolPasskey
          button={(open) => (
            <Button variant="default" onClick={open}>
              Cadastrar uma chave
            </Button>
          )}
        />
      )
    }
  >
    {!hasPasskeys() && (
      <Text size="sm" c="dimmed">
        Este navegador, ou este endereço sem https, não usa chaves de acesso.
      </Text>
    )}
    <RowsTable
      rows={passkeys}
      rowId={({ id }) => id}
      columns={[
        { field: 'name', title: 'Nome' },
        {
          field: 'isSynced',
          title: 'Onde está',
          width: 170,
          render: (row) => (row.isSynced ? 'Sincronizada' : 'Só no aparelho'),
        },
        { field: 'createdAt', title: 'Cadastrada em', width: 160 },
        {
          field: 'lastUsedAt',
          title: 'Último uso',
          width: 160,
          render: ({ lastUsedAt }) => (lastUsedAt === null ? 'Nunca' : formatInstant(lastUsedAt)),
        },
        { title: '', width: 220, render: (row) => <Actions passkey={row} /> },
      ]}
      empty="Nenhuma chave de acesso. Com uma, você entra pela digital, pelo rosto ou pelo PIN do aparelho, sem senha."
    />
  </Section>
)

const Actions = ({ passkey: { id, name } }: { passkey: Passkey }) => (
  <Group gap="xs" justify="flex-end" wrap="nowrap">
    <OwnButton
      label="Renomear"
      isSmall
      route="PATCH /api/account/passkeys/:id"
      params={{ id }}
      initial={{ name }}
      fields={[{ name: 'name', label: 'Nome', isRequired: true }]}
      done="Nome trocado."
    />
    <OwnButton
      label="Remover"
      isSmall
      isDangerous
      route="POST /api/account/passkeys/:id/remove"
      params={{ id }}
      consequence={`“${name}” deixa de abrir a sua conta. As suas outras sessões são encerradas.`}
      fields={[{ name: 'password', label: 'Senha atual', type: 'password', isRequired: true }]}
      done="Chave removida."
    />
  </Group>
)
