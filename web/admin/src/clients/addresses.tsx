import { Badge, Button, Group, Loader, Paper, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { ActionDialog, findWord, Section, showCep, useCan, type ResponseOf, type Values } from '#kit'
import { addressFields } from './fields.ts'

type ClientFile = ResponseOf<'GET /api/clients/:id'>
type Address = ClientFile['addresses'][number]

const PointMap = lazy(async () => ({ default: (await import('./point-map.tsx')).PointMap }))

/** What a change sends of an address: city and UF follow the IBGE code. */
const startOf = ({ id, clientId, city, state, ...rest }: Address): Values => rest

export function Addresses({ client }: { client: ClientFile }) {
  const canChange = useCan()('clients.client.update')
  const [edited, setEdited] = useState<Address>()
  const [isAdding, setAdding] = useState(false)
  return (
    <Section
      title="Endereços"
      actions={
        canChange && (
          <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => setAdding(true)}>
            Incluir endereço
          </Button>
        )
      }
    >
      {client.addresses.length === 0 && <Text c="dimmed">Sem endereço: contratos e boletos precisam de um.</Text>}
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {client.addresses.map((address) => (
          <AddressCard key={address.id} address={address} {...(canChange && { onEdit: () => setEdited(address) })} />
        ))}
      </SimpleGrid>
      <ActionDialog
        title="Incluir endereço"
        route="POST /api/clients/:id/addresses"
        params={{ id: client.id }}
        initial={{ roles: ['installation'] }}
        fields={addressFields()}
        submit="Incluir"
        done="Endereço incluído."
        isOpen={isAdding}
        onClose={() => setAdding(false)}
      />
      <ActionDialog
        title="Alterar endereço"
        route="PATCH /api/clients/:id/addresses/:addressId"
        params={{ id: client.id, addressId: edited?.id ?? '' }}
        initial={edited ? startOf(edited) : {}}
        fields={addressFields()}
        submit="Salvar"
        done="Endereço alterado."
        isOpen={edited !== undefined}
        onClose={() => setEdited(undefined)}
      />
    </Section>
  )
}

function AddressCard({ address, onEdit }: { address: Address; onEdit?: () => void }) {
  const { street, streetNumber, complement, district, city, state, postalCode, reference } = address
  return (
    <Paper withBorder p="md" radius="md">
      <Stack gap="xs">
        <Group justify="space-between" wrap="nowrap" align="start">
          <Group gap={6}>
            {address.roles.map((role) => (
              <Badge key={role} variant="light" color="gray" tt="none" fw={550}>
                {findWord('addressRole', role).label}
              </Badge>
            ))}
          </Group>
          {onEdit && (
            <Button
              size="compact-sm"
              variant="subtle"
              flex="none"
              leftSection={<IconPencil size={14} />}
              onClick={onEdit}
            >
              Alterar
            </Button>
          )}
        </Group>
        <Text>{[`${street}, ${streetNumber}`, complement].filter(Boolean).join(' · ')}</Text>
        <Text size="sm">{`${district} · ${city}/${state} · CEP ${showCep(postalCode)}`}</Text>
        {reference && (
          <Text size="sm" c="dimmed">
            {reference}
          </Text>
        )}
        {address.latitude !== null && address.longitude !== null && (
          <Suspense fallback={<Loader size="sm" aria-label="Carregando o mapa" />}>
            <PointMap latitude={address.latitude} longitude={address.longitude} label={`${street}, ${streetNumber}`} />
          </Suspense>
        )}
      </Stack>
    </Paper>
  )
}
