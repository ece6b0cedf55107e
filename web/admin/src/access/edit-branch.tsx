import { useParams } from '@tanstack/react-router'
import { DetailPage, FormPage, useApi, valueAt, type FormField } from '#kit'

const list = { label: 'Filiais', to: '/filiais' }

const fields: readonly FormField[] = [
  { name: 'code', label: 'Código', isRequired: true, span: 3, help: 'Curto, como as pessoas dizem' },
  { name: 'name', label: 'Nome', isRequired: true, span: 5 },
  { name: 'document', label: 'CNPJ', type: 'document', span: 4, help: 'Se tiver um próprio' },
  { name: 'ibgeCode', label: 'Município', type: 'city', isRequired: true, section: 'Endereço' },
  { name: 'postalCode', label: 'CEP', type: 'cep', isRequired: true, span: 3 },
  { name: 'district', label: 'Bairro', span: 3 },
  { name: 'street', label: 'Logradouro' },
  { name: 'streetNumber', label: 'Número', span: 2 },
  { name: 'complement', label: 'Complemento', span: 4 },
]
const useField: FormField = { name: 'isActive', label: 'Em uso', type: 'checkbox' }

export const newBranchForm = {
  route: 'POST /api/branches',
  fields,
  submit: 'Cadastrar filial',
  done: 'Filial cadastrada.',
} as const

export const NewBranch = () => (
  <FormPage title="Nova filial" crumbs={[list]} {...newBranchForm} next={() => '/filiais'} />
)

export function EditBranch() {
  const { id = '' } = useParams({ strict: false })
  const branch = useApi('GET /api/branches/:id', { params: { id } })
  if (!branch.data) return <DetailPage title="Alterar filial" crumbs={[list]} read={branch} />
  const shown = [...fields, useField]
  return (
    <FormPage
      title={`Alterar ${branch.data.name}`}
      crumbs={[list]}
      route="PATCH /api/branches/:id"
      params={{ id }}
      initial={{
        ...Object.fromEntries(shown.map(({ name }) => [name, valueAt(branch.data, name)])),
        version: branch.data.version,
      }}
      fields={shown}
      done="Filial alterada."
      next={() => '/filiais'}
    />
  )
}
