import { DetailPage, FormPage, useApi, valueAt } from '#kit'
import { companyFields as fields } from './company-fields.ts'

const crumbs = [{ label: 'Empresa e portadores', to: '/empresa' }]

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
