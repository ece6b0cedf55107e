import { Button, List } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import {
  ActionButton,
  DetailPage,
  Facts,
  formatInstant,
  formatNumber,
  Section,
  showOnce,
  StatusBadge,
  useApi,
  useCan,
  type ResponseOf,
} from '#kit'
import { Keys } from './api-keys.tsx'

type Client = ResponseOf<'GET /api/api-clients/:id'>

const permission = 'access.api-client.update'

/** A program: what it may do, its keys, and the way to end it. */
export function ApiClientDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/api-clients/:id', { params: { id } })
  const catalogue = useApi('GET /api/grantable-permissions', {})
  const client = read.data
  const textOf = (name: string) => catalogue.data?.items.find((one) => one.name === name)?.text ?? name
  return (
    <DetailPage
      title={client?.name ?? 'Cliente de API'}
      crumbs={[{ label: 'Acessos por API', to: '/clientes-de-api' }]}
      read={read}
      badge={client && <StatusBadge of="apiClient" value={String(client.revokedAt !== null)} />}
      actions={client?.revokedAt === null && <Actions client={client} />}
      facts={
        client && (
          <Facts
            items={[
              ['Pedidos por minuto, por chave', formatNumber(client.perMinute)],
              ['De onde pode pedir', client.networks.length === 0 ? 'De qualquer lugar' : client.networks.join(', ')],
              ['Cadastrado em', formatInstant(client.createdAt)],
              ['Revogado em', client.revokedAt === null ? '—' : formatInstant(client.revokedAt)],
            ]}
          />
        )
      }
    >
      {client && (
        <>
          <Keys client={client} />
          <Section title="O que ele pode">
            <List size="sm">
              {client.permissions.map((name) => (
                <List.Item key={name}>{textOf(name)}</List.Item>
              ))}
            </List>
          </Section>
        </>
      )}
    </DetailPage>
  )
}

function Actions({ client: { id, name, keys } }: { client: Client }) {
  const can = useCan()
  const live = keys.filter(({ revokedAt }) => revokedAt === null).length
  return (
    <>
      {can(permission) && (
        <Button
          component={Link}
          to={`/clientes-de-api/${id}/alterar`}
          variant="default"
          leftSection={<IconPencil size={16} />}
        >
          Alterar
        </Button>
      )}
      <ActionButton
        label="Revogar cliente"
        permission={permission}
        isDangerous
        route="POST /api/api-clients/:id/revoke"
        params={{ id }}
        consequence={`${name} para de funcionar neste instante, com ${live === 1 ? 'sua chave' : `suas ${formatNumber(live)} chaves`}. Não há volta: depois, só cadastrando outro.`}
        done="Cliente de API revogado."
      />
      <ActionButton
        label="Nova chave"
        permission={permission}
        isPrimary
        route="POST /api/api-clients/:id/keys"
        params={{ id }}
        fields={[{ name: 'expiresAt', label: 'Vale até o fim do dia', type: 'date', help: 'Vazio: um ano' }]}
        consequence="As outras chaves continuam valendo: troque no programa e depois revogue a antiga."
        onDone={({ key }) =>
          showOnce({
            title: 'Chave de API',
            label: name,
            value: key,
            note: 'Esta chave só aparece agora. Guarde-a no programa que vai usá-la, e em nenhum outro lugar.',
          })
        }
      />
    </>
  )
}
