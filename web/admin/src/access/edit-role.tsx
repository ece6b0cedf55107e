import { useParams } from '@tanstack/react-router'
import { DetailPage, FormPage, optionsOf, useApi, valueAt, type FormField, type Values } from '#kit'
import { PermissionPicker } from './permission-picker.tsx'
import { weekdayOptions } from './role-words.ts'

const list = { label: 'Perfis', to: '/perfis' }

const fields: readonly FormField[] = [
  { name: 'name', label: 'Nome', isRequired: true },
  { name: 'description', label: 'Descrição' },
  { name: 'masks', label: 'Campos mascarados', type: 'multiselect', options: optionsOf('mask') },
  { name: 'requiresSecondFactor', label: 'Exige segundo fator', type: 'checkbox' },
  {
    name: 'weekdays',
    label: 'Dias em que vale',
    type: 'multiselect',
    options: weekdayOptions,
    section: 'Quando e de onde',
    help: 'Vazio: sempre',
  },
  { name: 'from', label: 'Das', placeholder: '08:00', span: 3 },
  { name: 'until', label: 'Às', placeholder: '18:00', span: 3 },
  {
    name: 'ipRanges',
    label: 'Redes',
    type: 'tags',
    placeholder: '203.0.113.0/24',
    help: 'Vazio: de qualquer lugar',
    span: 12,
  },
  {
    name: 'approvalLimits.discount',
    label: 'Desconto em título, até',
    type: 'money',
    span: 3,
    section: 'Alçadas: acima delas outra pessoa aprova; vazio, sem limite',
  },
  { name: 'approvalLimits.write-off', label: 'Cancelar título, até', type: 'money', span: 3 },
  { name: 'approvalLimits.reversal', label: 'Estornar pagamento, até', type: 'money', span: 3 },
  { name: 'approvalLimits.credit', label: 'Dar crédito, até', type: 'money', span: 3 },
]

const plain = ['name', 'description', 'masks', 'requiresSecondFactor', 'ipRanges']

const isNamed = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Days are numbers, hours belong to days, and an empty limit is no limit. */
function toBody({ weekdays, from, until, approvalLimits, ...values }: Values): Values {
  const days = Array.isArray(weekdays) ? weekdays.map(Number) : []
  const limits = isNamed(approvalLimits)
    ? Object.entries(approvalLimits).filter(([, cents]) => typeof cents === 'number')
    : []
  return {
    ...values,
    description: values['description'] ?? '',
    permissions: values['permissions'] ?? [],
    masks: values['masks'] ?? [],
    ipRanges: values['ipRanges'] ?? [],
    signInHours: days.length > 0 ? { weekdays: days, from: from ?? '00:00', until: until ?? '23:59' } : null,
    approvalLimits: Object.fromEntries(limits),
  }
}

const picker = ({ values, change }: { values: Values; change: (path: string, value: unknown) => void }) => (
  <PermissionPicker value={textsIn(values['permissions'])} onChange={(names) => change('permissions', names)} />
)

const textsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []

export const NewRole = () => (
  <FormPage
    title="Novo perfil"
    crumbs={[list]}
    route="POST /api/roles"
    fields={fields}
    after={picker}
    toBody={toBody}
    submit="Cadastrar perfil"
    done="Perfil cadastrado. Dê-o agora a quem precisa, em Usuários."
    next={({ id }) => `/perfis/${id}`}
  />
)

export function EditRole() {
  const { id = '' } = useParams({ strict: false })
  const role = useApi('GET /api/roles/:id', { params: { id } })
  if (!role.data) return <DetailPage title="Alterar perfil" crumbs={[list]} read={role} />
  const { name, version, signInHours, permissions, holderCount } = role.data
  const hours = signInHours && { ...signInHours, weekdays: signInHours.weekdays.map(String) }
  return (
    <FormPage
      title={`Alterar ${name}`}
      crumbs={[list, { label: name, to: `/perfis/${id}` }]}
      route="PATCH /api/roles/:id"
      params={{ id }}
      initial={{
        ...Object.fromEntries(plain.map((name) => [name, valueAt(role.data, name)])),
        approvalLimits: role.data.approvalLimits,
        permissions,
        ...hours,
        version,
      }}
      fields={fields}
      after={picker}
      toBody={toBody}
      done={holderCount > 0 ? 'Perfil alterado. Vale já para quem o tem.' : 'Perfil alterado.'}
      next={() => `/perfis/${id}`}
    />
  )
}
