import { FormPage, rememberCompany, useSession, type FormField } from '#kit'
import { companyFields } from './company-fields.ts'

const crumbs = [{ label: 'Empresa e portadores', to: '/empresa' }]
export const cnpjField: FormField = { name: 'cnpj', label: 'CNPJ', type: 'document', isRequired: true, span: 6 }

/** From here on one works for the new one; the page begins anew, so that nothing of another stays in sight. */
export function workFor(id: string, at: string): void {
  rememberCompany(id)
  window.location.assign(at)
}

/** One more company of the installation: a branch numbers and receives for itself. The first one is of the setup. */
export function NewCompany() {
  const { companies, companyId } = useSession()
  const branchField: FormField = {
    name: 'headOfficeId',
    label: 'É filial de',
    type: 'select',
    span: 6,
    options: companies
      .filter(({ id }) => id === companyId)
      .map(({ id, tradeName }) => ({ value: id, label: tradeName })),
  }
  return (
    <FormPage
      title="Nova empresa ou filial"
      crumbs={crumbs}
      route="POST /api/companies"
      fields={[cnpjField, branchField, ...companyFields]}
      submit="Cadastrar empresa"
      done="Empresa cadastrada."
      next={({ id }) => {
        workFor(id, '/')
        return '/empresa'
      }}
    />
  )
}
