import { useParams } from '@tanstack/react-router'
import { DetailPage, FormPage, useApi, valueAt, type FormField } from '#kit'
import { accountFields, withKeysOf } from './account-fields.ts'

const crumbs = [{ label: 'Empresa e portadores', to: '/empresa' }]
const useField: FormField = { name: 'isActive', label: 'Em uso', type: 'checkbox' }

/** A portador's keys and terms; the bank stays, because titles already carry its numbers. */
export function EditAccount() {
  const { id = '' } = useParams({ strict: false })
  const account = useApi('GET /api/accounts/:id', { params: { id } })
  const banks = useApi('GET /api/banks', {})
  const read = account.data ? banks : account
  if (!account.data || !banks.data) return <DetailPage title="Alterar portador" crumbs={crumbs} read={read} />
  const { name, bankKeys, bankCode, version } = account.data
  const bank = banks.data.items.find(({ code }) => code === bankCode)
  const fields = [...accountFields(bank), useField]
  const plain = fields.map((field) => field.name).filter((path) => !path.startsWith('bankKeys.'))
  return (
    <FormPage
      title={`Alterar ${name}`}
      crumbs={crumbs}
      route="PATCH /api/accounts/:id"
      params={{ id }}
      initial={{
        ...Object.fromEntries(plain.map((path) => [path, valueAt(account.data, path)])),
        bankKeys,
        version,
      }}
      fields={fields}
      toBody={(values) => withKeysOf(bank, values)}
      done="Portador alterado. Boletos já registrados não mudam."
      next={() => '/empresa'}
    />
  )
}
