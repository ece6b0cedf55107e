import { Anchor } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ActionButton, DetailPage, Facts, formatInstant, StatusBadge, useApi, useCan, type ResponseOf } from '#kit'
import { Assignments } from './assignments.tsx'
import { Rights } from './rights.tsx'

type User = ResponseOf<'GET /api/users/:id'>

/** A person: roles, what comes of them, and the way to close the account. */
export function UserDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/users/:id', { params: { id } })
  const user = read.data
  const file = useEmployeeOf(id)
  return (
    <DetailPage
      title={user?.name ?? 'Usuário'}
      crumbs={[{ label: 'Usuários', to: '/usuarios' }]}
      read={read}
      badge={user && <StatusBadge of="account" value={String(user.isActive)} />}
      actions={user && <Actions user={user} />}
      facts={
        user && (
          <Facts
            items={[
              ['E-mail', user.email],
              [
                'Perfis',
                user.isAdministrator ? 'Administra o sistema: pode tudo' : user.roleNames.join(', ') || 'Nenhum',
              ],
              ['Segundo fator', user.hasSecondFactor ? 'Cadastrado' : 'Não cadastrado'],
              ...(file ? ([['Funcionário', file]] as const) : []),
              ['Último acesso', user.lastSeenAt === null ? 'Nunca' : formatInstant(user.lastSeenAt)],
            ]}
          />
        )
      }
      tabs={
        user && [
          { id: 'perfis', label: 'Perfis dados', content: <Assignments user={user} /> },
          { id: 'direitos', label: 'O que pode, e por quê', content: <Rights userId={user.id} /> },
        ]
      }
    />
  )
}

/** The staff file of who signs in with this user, for who may see it. */
function useEmployeeOf(userId: string): ReactNode {
  const isAllowed = useCan()('administration.employee.read')
  const query = { userId, limit: 1 }
  const employee = useApi('GET /api/employees', { query }, { enabled: isAllowed && userId !== '' }).data?.items[0]
  if (!employee) return null
  return (
    <Anchor component={Link} to={`/administracao/funcionarios/${employee.id}`}>
      {`${employee.name}, ${employee.position}`}
    </Anchor>
  )
}

function Actions({ user: { id, name, version, isActive, hasSecondFactor } }: { user: User }) {
  return (
    <>
      <ActionButton
        label="Alterar nome"
        permission="access.user.update"
        route="PATCH /api/users/:id"
        params={{ id }}
        initial={{ name, version }}
        fields={[{ name: 'name', label: 'Nome', isRequired: true }]}
        done="Nome alterado."
      />
      {hasSecondFactor && (
        <ActionButton
          label="Remover segundo fator"
          permission="access.user.update"
          isDangerous
          route="POST /api/users/:id/reset-second-factor"
          params={{ id }}
          consequence={`Para quem perdeu o celular e os códigos: ${name} entra de novo só com a senha. O aplicativo, as chaves de acesso e as sessões são removidos, e a pessoa é avisada por e-mail.`}
          done="Segundos fatores removidos e sessões encerradas."
        />
      )}
      {isActive ? (
        <ActionButton
          label="Desativar"
          permission="access.user.update"
          isDangerous
          route="POST /api/users/:id/deactivation"
          params={{ id }}
          consequence={`${name} sai do sistema neste instante, em todos os aparelhos, e não entra mais. Os perfis ficam guardados.`}
          done="Usuário desativado e sessões encerradas."
        />
      ) : (
        <ActionButton
          label="Reativar"
          permission="access.user.update"
          isPrimary
          route="POST /api/users/:id/reactivation"
          params={{ id }}
          consequence={`${name} volta a entrar, com os perfis que tinha.`}
          done="Usuário reativado."
        />
      )}
    </>
  )
}
