import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { formatInstant, ListBody, optionsOf, findWord, StatusBadge, type RequestOf } from '#kit'
import { explainReason } from './explain-refusal.ts'

type QueryOf<K extends 'GET /api/auth-log' | 'GET /api/access-attempts'> = NonNullable<RequestOf<K>['query']>

/** Logins accepted and refused, each with what to do about it. */
export const AuthLog = ({
  query = {},
  isOfLogin = false,
}: {
  query?: Partial<QueryOf<'GET /api/auth-log'>>
  isOfLogin?: boolean
}) => (
  <ListBody
    route="GET /api/auth-log"
    request={{ query }}
    {...(!isOfLogin && { search: 'Login inteiro ou MAC' })}
    filters={[{ name: 'isAccepted', label: 'Resultado', options: optionsOf('accepted') }]}
    rowId={({ id }) => String(id)}
    columns={[
      { title: 'Última vez', width: 165, render: ({ lastAt }) => formatInstant(lastAt) },
      ...(isOfLogin
        ? []
        : [
            {
              title: 'Login',
              width: 200,
              render: ({ loginId, username }: { loginId: string | null; username: string }) =>
                loginId === null ? (
                  username
                ) : (
                  <Anchor component={Link} to={`/logins/${loginId}`} size="sm">
                    {username}
                  </Anchor>
                ),
            },
          ]),
      {
        title: 'Resultado',
        width: 110,
        render: ({ isAccepted }) => <StatusBadge of="accepted" value={String(isAccepted)} />,
      },
      {
        title: 'Por quê',
        isWide: true,
        render: ({ reason }) => (
          <>
            {reason}
            <Text size="xs" c="dimmed">
              {explainReason(reason)}
            </Text>
          </>
        ),
      },
      { title: 'Vezes', width: 80, align: 'right', render: ({ occurrences }) => occurrences },
      { title: 'MAC', width: 165, render: ({ mac }) => mac ?? '—' },
      { title: 'Concentrador', width: 150, render: ({ nasName, nasAddress }) => nasName ?? nasAddress },
    ]}
    empty="Nenhuma autenticação com este filtro. Uma tentativa sem nenhuma linha aqui nem chegou: confira endereço e segredo do concentrador."
  />
)

/** What routers were told and what they answered. */
export const Attempts = ({ query = {} }: { query?: Partial<QueryOf<'GET /api/access-attempts'>> }) => (
  <ListBody
    route="GET /api/access-attempts"
    request={{ query }}
    filters={[{ name: 'outcome', label: 'Resposta', options: optionsOf('attempt') }]}
    rowId={({ id }) => id}
    columns={[
      { title: 'Quando', width: 165, render: ({ at }) => formatInstant(at) },
      { title: 'Login', width: 190, render: ({ username }) => username },
      { title: 'Pedido', width: 200, render: ({ kind }) => findWord('attemptKind', kind).label },
      { title: 'Por quê', isWide: true, render: ({ reason }) => reason },
      { title: 'Resposta', width: 130, render: ({ outcome }) => <StatusBadge of="attempt" value={outcome} /> },
      {
        title: 'Detalhe',
        isWide: true,
        render: ({ detail, errorCause }) =>
          [errorCause === null ? null : `Error-Cause ${errorCause}`, detail].filter(Boolean).join(': ') || '—',
      },
      { title: 'Envios', width: 85, align: 'right', render: ({ tries }) => tries },
      { title: 'Concentrador', width: 150, render: ({ nasName }) => nasName },
    ]}
    empty="Nada foi pedido ainda. Bloqueio, liberação, troca de plano e derrubada aparecem aqui com a resposta."
  />
)
