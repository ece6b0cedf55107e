import { DetailPage, FormPage, useApi, valueAt, type FormField } from '#kit'

const crumbs = [{ label: 'Empresa e portadores', to: '/empresa' }]

const fields: readonly FormField[] = [
  { name: 'legalName', label: 'Razão social', isRequired: true },
  { name: 'tradeName', label: 'Nome fantasia', isRequired: true },
  { name: 'stateRegistration', label: 'Inscrição estadual', span: 4 },
  { name: 'email', label: 'E-mail', type: 'email', span: 4 },
  { name: 'phone', label: 'Telefone', type: 'phone', span: 4 },
  { name: 'postalCode', label: 'CEP', type: 'cep', isRequired: true, span: 3, section: 'Endereço' },
  { name: 'street', label: 'Rua', isRequired: true, span: 7 },
  { name: 'streetNumber', label: 'Número', isRequired: true, span: 2 },
  { name: 'complement', label: 'Complemento', span: 4 },
  { name: 'district', label: 'Bairro', isRequired: true, span: 4 },
  { name: 'ibgeCode', label: 'Cidade', type: 'city', isRequired: true, span: 4 },
]

export function EditCompany() {
  const read = useApi('GET /api/company', {})
  const company = read.data
  if (!company) return <DetailPage title="Alterar empresa" crumbs={crumbs} read={read} />
  return (
    <FormPage
      title="Alterar empresa"
      crumbs={crumbs}
      route="PATCH /api/company"
      initial={{
        ...Object.fromEntries(fields.map(({ name }) => [name, valueAt(company, name)])),
        version: company.version,
      }}
      fields={fields}
      done="Empresa alterada. Boletos e remessas novos saem com estes dados."
      next={() => '/empresa'}
    />
  )
}
