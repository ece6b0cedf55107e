import { Badge, Button, Group, Text } from '@mantine/core'
import { confirmAction, Failure, formatInstant, RowsTable, Section, useAction, useApi, type ResponseOf } from '#kit'

type SignIn = ResponseOf<'GET /api/account/sessions'>['items'][number]

const factorNames: Record<SignIn['factors'][number], string> = {
  password: 'senha',
  totp: 'aplicativo de códigos',
  'recovery-code': 'código de recuperação',
  passkey: 'chave de acesso',
}

/** Where the person is signed in. */
export function SignIns() {
  const list = useApi('GET /api/account/sessions', {})
  const revoke = useAction('POST /api/account/sessions/:id/revoke', { done: 'Sessão encerrada.' })
  const revokeOthers = useAction('POST /api/account/revoke-other-sessions', {
    done: 'As outras sessões foram encerradas.',
  })
  const rows = list.data?.items ?? []
  const others = rows.filter(({ isCurrent }) => !isCurrent).length
  const end = ({ id, device }: SignIn) =>
    confirmAction({
      title: 'Encerrar a sessão',
      consequence: `${device} terá de entrar de novo. O que estiver sendo digitado lá se perde.`,
      confirm: 'Encerrar',
      isDangerous: true,
      onConfirm: () => revoke.mutate({ params: { id } }),
    })
  const endOthers = () =>
    confirmAction({
      title: 'Encerrar as outras sessões',
      consequence: `${others === 1 ? 'Uma sessão será encerrada' : `${others} sessões serão encerradas`}; esta continua.`,
      confirm: 'Encerrar',
      isDangerous: true,
      onConfirm: () => revokeOthers.mutate({}),
    })
  return (
    <Section
      title="Onde você está com sessão aberta"
      actions={
        others > 0 && (
          <Button variant="light" color="red" onClick={endOthers}>
            Encerrar as outras
          </Button>
        )
      }
    >
      {list.error ? (
        <Failure error={list.error} retry={() => void list.refetch()} />
      ) : (
        <RowsTable
          rows={rows}
          rowId={({ id }) => id}
          isPending={list.isPending}
          columns={[
            { field: 'device', title: 'Aparelho', width: 250, render: (row) => <Device signIn={row} /> },
            { field: 'address', title: 'De onde', width: 230, render: (row) => <From signIn={row} /> },
            {
              field: 'factors',
              title: 'Entrou com',
              isWide: true,
              render: ({ factors }) => factors.map((factor) => factorNames[factor]).join(' e '),
            },
            { field: 'createdAt', title: 'Desde', width: 150 },
            { field: 'lastSeenAt', title: 'Último uso', width: 150, render: (row) => formatInstant(row.lastSeenAt) },
            {
              title: '',
              width: 110,
              render: (row) =>
                !row.isCurrent && (
                  <Button size="compact-sm" variant="light" color="red" onClick={() => end(row)}>
                    Encerrar
                  </Button>
                ),
            },
          ]}
          empty="Nenhuma sessão."
        />
      )}
      {list.data?.findsPlaces === false && (
        <Text size="sm" c="dimmed">
          A cidade e a operadora de cada endereço só aparecem quando quem opera o servidor informa um arquivo de
          geolocalização em GEOIP_DATABASE (manual, Operação).
        </Text>
      )}
    </Section>
  )
}

const Device = ({ signIn: { device, kind, isCurrent } }: { signIn: SignIn }) => (
  <Group gap="xs" wrap="nowrap">
    <span>{kind === 'oauth' ? `${device} (programa)` : device}</span>
    {isCurrent && <Badge variant="light">esta</Badge>}
  </Group>
)

/** The place, where it is known, and the address. */
const From = ({ signIn: { address, place } }: { signIn: SignIn }) => (
  <div>
    {place}
    <Text size={place === null ? 'md' : 'sm'} {...(place !== null && { c: 'dimmed' })}>
      {address ?? '—'}
    </Text>
  </div>
)
