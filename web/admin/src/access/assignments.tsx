import {
  ActionButton,
  formatInstant,
  RowsTable,
  Section,
  useApi,
  type FormField,
  type ResponseOf,
  type Values,
} from '#kit'
import { usePlaces } from './use-places.ts'

type User = ResponseOf<'GET /api/users/:id'>

/** The roles that a person has here, for what, and until when; giving and taking them. */
export function Assignments({ user }: { user: User }) {
  const { options, pops, sayScope } = usePlaces(user.assignments.map(({ scope }) => scope))
  const roles = useApi('GET /api/roles', { query: { limit: 200 } })
  const roleOptions = (roles.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const fields = fieldsOf(roleOptions, options, pops)
  return (
    <Section
      title="Perfis nesta empresa"
      actions={
        !user.isAdministrator && (
          <>
            <ActionButton
              label="Elevar por um tempo"
              permission="access.role.assign"
              route="POST /api/users/:id/elevations"
              params={{ id: user.id }}
              fields={[...fields, ...elevationFields]}
              toBody={(values) => ({ ...toBody(values), validUntil: values['validUntil'], reason: values['reason'] })}
              consequence={`${user.name} pode mais até a data dita, e nem um minuto além. Fica registrado quem deu e por quê.`}
              done="Elevação dada. Vale desde já."
            />
            <ActionButton
              label="Dar perfil"
              permission="access.role.assign"
              isPrimary
              route="POST /api/users/:id/roles"
              params={{ id: user.id }}
              fields={fields}
              toBody={toBody}
              consequence="Sem filial, cidade nem POP, o perfil vale para a empresa inteira."
              done="Perfil dado. Vale a partir do próximo clique da pessoa."
            />
          </>
        )
      }
    >
      <RowsTable
        rows={user.assignments}
        rowId={({ id }) => id}
        columns={[
          { title: 'Perfil', width: 180, field: 'roleName' },
          { title: 'Alcance', isWide: true, render: ({ scope }) => sayScope(scope) },
          {
            title: 'Até',
            width: 165,
            render: ({ validUntil }) => (validUntil === null ? 'Sem fim' : formatInstant(validUntil)),
          },
          { title: 'Motivo', isWide: true, render: ({ reason }) => reason ?? '—' },
          { title: 'Dado por', width: 165, field: 'givenByName' },
          {
            title: '',
            width: 110,
            render: ({ id, roleName }) => (
              <ActionButton
                label="Retirar"
                permission="access.role.assign"
                isDangerous
                route="DELETE /api/users/:id/roles/:assignmentId"
                params={{ id: user.id, assignmentId: id }}
                consequence={`${user.name} perde neste instante o que só o perfil ${roleName} dá.`}
                done="Perfil retirado."
              />
            ),
          },
        ]}
        empty={
          user.isAdministrator
            ? 'Quem administra o sistema não precisa de perfis: pode tudo, em todas as empresas.'
            : 'Nenhum perfil: a pessoa entra, mas não vê nada. Dê um em “Dar perfil”.'
        }
      />
    </Section>
  )
}

type Option = { value: string; label: string }

const fieldsOf = (
  roles: readonly Option[],
  branches: readonly Option[],
  pops: readonly Option[],
): readonly FormField[] => [
  { name: 'roleId', label: 'Perfil', type: 'select', options: roles, isRequired: true, isSearchable: true, span: 12 },
  { name: 'scope.branchIds', label: 'Só estas filiais', type: 'multiselect', options: branches, span: 12 },
  {
    name: 'scope.cities',
    label: 'Só estas cidades',
    type: 'cities',
    help: 'Onde se instala',
    span: 12,
  },
  {
    name: 'scope.popIds',
    label: 'Só estes POPs',
    type: 'multiselect',
    options: pops,
    help: 'De onde vem o sinal',
    span: 12,
  },
]

const elevationFields: readonly FormField[] = [
  { name: 'validUntil', label: 'Até o fim do dia', type: 'date', isRequired: true, help: 'No máximo 90 dias' },
  { name: 'reason', label: 'Motivo', isRequired: true, span: 12 },
]

const listAt = (values: Values, name: string): unknown => {
  const scope = values['scope']
  const list: unknown = typeof scope === 'object' && scope !== null ? Reflect.get(scope, name) : undefined
  return Array.isArray(list) && list.length > 0 ? list : undefined
}

function toBody(values: Values): Values {
  const lists = ['branchIds', 'cities', 'popIds'].map((name) => [name, listAt(values, name)] as const)
  const scope = Object.fromEntries(lists.filter(([, list]) => list !== undefined))
  return { roleId: values['roleId'], ...(Object.keys(scope).length > 0 && { scope }) }
}
