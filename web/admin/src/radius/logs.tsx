import { Anchor, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ListBody, optionsOf, findWord, type RequestOf } from '#kit'
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
      { title: 'Última vez', width: 165, field: 'lastAt' },
      ...(isOfLogin
        ? []
        : [
            {
              title: 'Login',
              width: 200,
              field: 'username' as const,
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
        field: 'isAccepted',
        of: 'accepted',
      },
      {
        title: 'Por quê',
        isWide: true,
        field: 'reason',
        render: ({ reason }) => (
          <>
            {reason}
            <Text size="xs" c="dimmed">
              {explainReason(reason)}
            </Text>
          </>
        ),
      },
      { title: 'Vezes', width: 80, align: 'right', field: 'occurrences' },
      { title: 'MAC', width: 165, field: 'mac' },
      {
        title: 'Concentrador',
        width: 150,
        field: 'nasName',
        render: ({ nasName, nasAddress }) => nasName ?? nasAddress,
      },
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
      { title: 'Quando', width: 165, field: 'at' },
      { title: 'Login', width: 190, field: 'username' },
      {
        title: 'Pedido',
        width: 200,
        field: 'kind',
        of: 'attemptKind',
        render: ({ kind }) => findWord('attemptKind', kind).label,
      },
      { title: 'Por quê', isWide: true, field: 'reason' },
      { title: 'Resposta', width: 130, field: 'outcome', of: 'attempt' },
      {
        title: 'Detalhe',
        isWide: true,
        field: 'detail',
        render: ({ detail, errorCause }) =>
          [errorCause === null ? null : `Error-Cause ${errorCause}`, detail].filter(Boolean).join(': ') || '—',
      },
      { title: 'Envios', width: 85, align: 'right', field: 'tries' },
      { title: 'Concentrador', width: 150, field: 'nasName' },
    ]}
    empty="Nada foi pedido ainda. Bloqueio, liberação, troca de plano e derrubada aparecem aqui com a resposta."
  />
)
