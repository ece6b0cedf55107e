import { Code } from '@mantine/core'
import { ActionButton, formatInstant, RowsTable, Section, StatusBadge, type ResponseOf } from '#kit'

type Client = ResponseOf<'GET /api/api-clients/:id'>
type Key = Client['keys'][number]

const stateOf = ({ revokedAt, expiresAt }: Key): 'revoked' | 'expired' | 'live' =>
  revokedAt !== null ? 'revoked' : new Date(expiresAt) < new Date() ? 'expired' : 'live'

/** The keys of a program: by their visible part, with their last use. */
export const Keys = ({ client }: { client: Client }) => (
  <Section title="Chaves">
    <RowsTable
      rows={client.keys}
      rowId={({ id }) => id}
      columns={[
        { title: 'Chave', width: 170, render: ({ prefix }) => <Code>{`sgp_${prefix}_…`}</Code> },
        { title: 'Situação', width: 110, render: (key) => <StatusBadge of="apiKey" value={stateOf(key)} /> },
        { title: 'Criada em', width: 165, field: 'createdAt' },
        { title: 'Vale até', width: 165, field: 'expiresAt' },
        {
          title: 'Último uso',
          width: 260,
          render: ({ lastUsedAt, lastUsedAddress }) =>
            lastUsedAt === null
              ? 'Nunca'
              : `${formatInstant(lastUsedAt)} de ${lastUsedAddress ?? 'lugar desconhecido'}`,
        },
        {
          title: '',
          width: 120,
          render: (key) =>
            stateOf(key) === 'live' && (
              <ActionButton
                label="Revogar"
                permission="access.api-client.update"
                isDangerous
                route="POST /api/api-clients/:id/keys/:keyId/revoke"
                params={{ id: client.id, keyId: key.id }}
                consequence={`Quem ainda usa a chave sgp_${key.prefix}_… deixa de ser atendido neste instante.`}
                done="Chave revogada."
              />
            ),
        },
      ]}
      empty="Nenhuma chave ainda. Crie a primeira em “Nova chave”."
    />
  </Section>
)
