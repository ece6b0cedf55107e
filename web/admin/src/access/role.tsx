import { Button, List, SimpleGrid, Stack, Text } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { formatCents } from '@open-sgp/brasil'
import { ActionButton, DetailPage, Facts, findWord, Section, useApi, useCan, type ResponseOf } from '#kit'
import { moduleName, sayHours } from './role-words.ts'

type Role = ResponseOf<'GET /api/roles/:id'>

/** A role: what it lets people do, and within what. */
export function RoleDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/roles/:id', { params: { id } })
  const role = read.data
  return (
    <DetailPage
      title={role?.name ?? 'Perfil'}
      crumbs={[{ label: 'Perfis', to: '/perfis' }]}
      read={read}
      actions={role && <Actions role={role} />}
      facts={role && <RoleFacts role={role} />}
    >
      {role && <Permissions names={role.permissions} />}
    </DetailPage>
  )
}

function RoleFacts({ role }: { role: Role }) {
  const limits = Object.entries(role.approvalLimits).flatMap(([kind, cents]) =>
    cents === undefined ? [] : [`${findWord('approvalKind', kind).label}: ${formatCents(cents)}`],
  )
  return (
    <Facts
      items={[
        ['Descrição', role.description || '—'],
        ['Origem', role.key === null ? 'Da empresa' : 'Do sistema: copie para alterar'],
        ['Pessoas com este perfil', role.holderCount],
        ['Segundo fator', role.requiresSecondFactor ? 'Exigido' : 'Não exigido'],
        ['Campos mascarados', role.masks.map((mask) => findWord('mask', mask).label).join(', ') || 'Nenhum'],
        ['Horário', sayHours(role.signInHours)],
        ['Redes', role.ipRanges.join(', ') || 'De qualquer lugar'],
        ['Alçadas', limits.join('; ') || 'Sem limite'],
      ]}
    />
  )
}

function Permissions({ names }: { names: readonly string[] }) {
  const catalogue = useApi('GET /api/permissions', {})
  const modules = (catalogue.data?.items ?? [])
    .map(({ module, permissions }) => ({ module, held: permissions.filter(({ name }) => names.includes(name)) }))
    .filter(({ held }) => held.length > 0)
  return (
    <Section title="O que permite">
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {modules.map(({ module, held }) => (
          <Stack key={module} gap={4}>
            <Text fw={600}>{moduleName(module)}</Text>
            <List size="sm">
              {held.map(({ name, text }) => (
                <List.Item key={name}>{text}</List.Item>
              ))}
            </List>
          </Stack>
        ))}
      </SimpleGrid>
    </Section>
  )
}

function Actions({ role: { id, name, key, holderCount } }: { role: Role }) {
  const can = useCan()
  const navigate = useNavigate()
  return (
    <>
      <ActionButton
        label="Copiar"
        permission="access.role.update"
        isPrimary={key !== null}
        route="POST /api/roles/:id/copy"
        params={{ id }}
        initial={{ name: `${name} (cópia)` }}
        fields={[{ name: 'name', label: 'Nome da cópia', isRequired: true, span: 12 }]}
        done="Perfil copiado. Altere a cópia à vontade."
        onDone={(copy) => void navigate({ to: `/perfis/${copy.id}` })}
      />
      {key === null && can('access.role.update') && (
        <Button component={Link} to={`/perfis/${id}/alterar`} leftSection={<IconPencil size={16} />}>
          Alterar
        </Button>
      )}
      {key === null && holderCount === 0 && (
        <ActionButton
          label="Excluir"
          permission="access.role.update"
          isDangerous
          route="DELETE /api/roles/:id"
          params={{ id }}
          consequence={`O perfil ${name} deixa de existir. Só se exclui o que ninguém nunca teve.`}
          done="Perfil excluído."
          onDone={() => void navigate({ to: '/perfis' })}
        />
      )}
    </>
  )
}
