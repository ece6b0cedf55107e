import { Accordion, Badge, Button, Checkbox, Group, Stack, TextInput, Title } from '@mantine/core'
import { useState } from 'react'
import { useApi, useSession } from '#kit'
import { moduleName } from './role-words.ts'

type Permission = { name: string; text: string }

/** Permissions by module, with a search; what one lacks oneself cannot be ticked. */
export function PermissionPicker({
  value,
  onChange,
}: {
  value: readonly string[]
  onChange: (names: string[]) => void
}) {
  const catalogue = useApi('GET /api/permissions', {})
  const own = new Set(useSession().user.permissions)
  const [search, setSearch] = useState('')
  const wanted = search.trim().toLowerCase()
  const held = new Set(value)
  const set = (names: readonly string[], isOn: boolean) => {
    const rest = value.filter((name) => !names.includes(name))
    onChange(isOn ? [...rest, ...names] : rest)
  }
  const modules = (catalogue.data?.items ?? [])
    .map(({ module, permissions }) => ({
      module,
      found: permissions.filter(({ name, text }) => `${text} ${name}`.toLowerCase().includes(wanted)),
    }))
    .filter(({ found }) => found.length > 0)
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">{`Permissões (${value.length})`}</Title>
      <TextInput
        aria-label="Procurar permissão"
        placeholder="Procurar permissão"
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Accordion multiple variant="separated" order={3}>
        {modules.map(({ module, found }) => (
          <Accordion.Item key={module} value={module}>
            <Accordion.Control>
              <Group gap="xs">
                {moduleName(module)}
                <Badge
                  variant="light"
                  tt="none"
                >{`${found.filter(({ name }) => held.has(name)).length} de ${found.length}`}</Badge>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <Module {...{ found, held, own, set }} />
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
    </Stack>
  )
}

type ModuleOptions = {
  found: readonly Permission[]
  held: ReadonlySet<string>
  own: ReadonlySet<string>
  set: (names: readonly string[], isOn: boolean) => void
}

function Module({ found, held, own, set }: ModuleOptions) {
  const free = found.filter(({ name }) => own.has(name)).map(({ name }) => name)
  return (
    <Stack gap="xs">
      <Group gap="xs">
        <Button size="compact-sm" variant="subtle" onClick={() => set(free, true)}>
          Marcar todas
        </Button>
        <Button size="compact-sm" variant="subtle" onClick={() => set(free, false)}>
          Desmarcar todas
        </Button>
      </Group>
      {found.map(({ name, text }) => (
        <Checkbox
          key={name}
          label={text}
          description={own.has(name) ? undefined : 'Você não tem esta permissão e não pode dá-la'}
          disabled={!own.has(name)}
          checked={held.has(name)}
          onChange={(event) => set([name], event.currentTarget.checked)}
        />
      ))}
    </Stack>
  )
}
