import { Button, Group } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useSearch } from '@tanstack/react-router'
import { FormPage, optionsOf, valueAt, type FormField, type Values } from '#kit'
import { useBranchField } from '../company/use-branch-field.ts'
import { addressFields, clientFields, contactFields, emptyAddress, emptyContact } from './fields.ts'
import { openHolder } from './open-holder.tsx'

const kindField: FormField = {
  name: 'kind',
  label: 'Tipo de cliente',
  type: 'select',
  isRequired: true,
  options: optionsOf('clientKind'),
  span: 4,
}

const listOf = (values: Values, name: string): unknown[] => {
  const found = valueAt(values, name)
  return Array.isArray(found) ? found : []
}

const fieldsOf = (values: Values, branch: readonly FormField[]): FormField[] => [
  kindField,
  ...clientFields(values['kind']),
  ...branch,
  ...listOf(values, 'addresses').flatMap((_, index) =>
    addressFields(`addresses.${index}.`, index === 0 ? 'Endereço' : `${index + 1}º endereço`),
  ),
  ...listOf(values, 'contacts').flatMap((_, index) =>
    contactFields(`contacts.${index}.`, index === 0 ? 'Contato' : `${index + 1}º contato`),
  ),
]

/** What is asked of one kind stays behind when the kind changes. */
function bodyOf(values: Values): Values {
  const asked = new Set([
    'kind',
    'branchId',
    'addresses',
    'contacts',
    ...clientFields(values['kind']).map(({ name }) => name),
  ])
  return Object.fromEntries(Object.entries(values).filter(([name]) => asked.has(name)))
}

type Form = { values: Values; change: (path: string, value: unknown) => void }

/** `?para=contrato`: registered in the middle of a sale, which then goes on. */
export function NewClient() {
  const { para }: { para?: string } = useSearch({ strict: false })
  const branch = useBranchField()
  return (
    <FormPage
      title="Novo cliente"
      crumbs={[{ label: 'Clientes', to: '/clientes' }]}
      route="POST /api/clients"
      initial={{ kind: 'pf', status: 'active', addresses: [emptyAddress], contacts: [emptyContact] }}
      fields={(values) => fieldsOf(values, branch)}
      after={(form) => (
        <Group gap="xs">
          <ListButtons form={form} name="addresses" noun="endereço" empty={{ roles: ['installation'] }} />
          <ListButtons form={form} name="contacts" noun="contato" empty={emptyContact} />
        </Group>
      )}
      remedy={openHolder}
      toBody={bodyOf}
      submit="Cadastrar cliente"
      done="Cliente cadastrado."
      next={({ id }) => (para === 'contrato' ? `/contratos/novo/${id}` : `/clientes/${id}`)}
    />
  )
}

function ListButtons({ form, name, noun, empty }: { form: Form; name: string; noun: string; empty: Values }) {
  const items = listOf(form.values, name)
  return (
    <>
      <Button variant="light" leftSection={<IconPlus size={16} />} onClick={() => form.change(name, [...items, empty])}>
        {`Incluir ${items.length > 0 ? 'outro ' : ''}${noun}`}
      </Button>
      {items.length > 0 && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconTrash size={16} />}
          onClick={() => form.change(name, items.slice(0, -1))}
        >
          {`Retirar o último ${noun}`}
        </Button>
      )}
    </>
  )
}
