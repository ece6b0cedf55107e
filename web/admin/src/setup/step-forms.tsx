import { Code, Text } from '@mantine/core'
import { InlineForm, useApi, useSession, type FormField, type Values } from '#kit'
import { newBranchForm } from '../access/edit-branch.tsx'
import { companyFields } from '../company/company-fields.ts'
import { newAccountForm } from '../company/new-account.tsx'
import { cnpjField, workFor } from '../company/new-company.tsx'
import { newPlanForm } from '../plans/new.tsx'
import { newNasForm, showSecret } from '../radius/nas-forms.tsx'

export const CompanyStep = () => (
  <InlineForm
    route="POST /api/setup/company"
    fields={[cnpjField, ...companyFields]}
    submit="Cadastrar empresa"
    onDone={({ id }) => workFor(id, '/configuracao-inicial')}
  />
)

export const BranchStep = () => <InlineForm {...newBranchForm} />

export function AccountStep() {
  const { data } = useApi('GET /api/banks', {})
  return data ? <InlineForm {...newAccountForm(data.items)} /> : null
}

export const PlanStep = () => <InlineForm {...newPlanForm()} />

export const NasStep = () => <InlineForm {...newNasForm} onDone={({ name, secret }) => showSecret(name, secret)} />

const termsKey = 'contracts.terms'

export function TermsStep() {
  const { data } = useApi('GET /api/settings/:key', { params: { key: termsKey } })
  if (!data) return null
  return (
    <InlineForm
      route="PUT /api/settings/:key"
      params={{ key: termsKey }}
      initial={{ value: data.value }}
      fields={[{ name: 'value', label: 'Texto do contrato', type: 'textarea', isRequired: true, span: 12 }]}
      after={() => (
        <Text size="sm" c="dimmed">
          {data.help} Exemplo: <Code>{'{cliente} contrata o plano {plano} por {valor} ao mês.'}</Code>
        </Text>
      )}
      toBody={({ value }) => ({ value, reason: 'Configuração inicial', version: data.version })}
      submit="Guardar o contrato"
      done="Texto do contrato guardado."
    />
  )
}

const userFields: readonly FormField[] = [
  { name: 'name', label: 'Nome', isRequired: true },
  { name: 'email', label: 'E-mail', type: 'email', isRequired: true },
  { name: 'password', label: 'Senha provisória', type: 'password', isRequired: true, help: 'Ao menos 12 caracteres' },
  {
    name: 'access',
    label: 'O que pode',
    type: 'select',
    isRequired: true,
    options: [
      { value: 'all', label: 'Tudo o que você pode' },
      { value: 'read', label: 'Ver tudo, sem alterar' },
    ],
  },
]

export function UserStep() {
  const { user } = useSession()
  const allowed = (access: unknown) =>
    access === 'all' ? user.permissions : user.permissions.filter((permission) => permission.endsWith('.read'))
  return (
    <InlineForm
      route="POST /api/users"
      initial={{ access: 'read' }}
      fields={userFields}
      toBody={({ access, ...values }: Values) => ({ ...values, permissions: allowed(access) })}
      submit="Cadastrar pessoa"
      done="Pessoa cadastrada."
    />
  )
}
