import { FormPage, rememberCompany, useSession, type FormField } from '#kit'
import { companyFields } from './company-fields.ts'

const crumbs = [{ label: 'Empresa e portadores', to: '/empresa' }]
const cnpjField: FormField = { name: 'cnpj', label: 'CNPJ', type: 'document', isRequired: true, span: 6 }

/** The first company of the installation, or one more: a branch numbers and receives for itself. */
export function NewCompany() {
  const { companies, companyId } = useSession()
  const present = companies.find(({ id }) => id === companyId)
  const branchField: FormField = {
    name: 'headOfficeId',
    label: 'É filial de',
    type: 'select',
    span: 6,
    options: present ? [{ value: present.id, label: present.tradeName }] : [],
  }
  return (
    <FormPage
      title={present ? 'Nova empresa ou filial' : 'Cadastrar a empresa'}
      crumbs={crumbs}
      route="POST /api/companies"
      fields={[cnpjField, ...(present ? [branchField] : []), ...companyFields]}
      submit="Cadastrar empresa"
      done="Empresa cadastrada."
      next={({ id }) => {
        // From here on one works for the new one; the page begins anew, so that nothing of another stays in sight.
        rememberCompany(id)
        window.location.assign('/')
        return '/empresa'
      }}
    />
  )
}
