import { DetailPage, FormPage, useApi, type FormField } from '#kit'
import { accountFields, firstFields, withKeysOf, type Bank } from './account-fields.ts'

const crumbs = [{ label: 'Empresa e portadores', to: '/empresa' }]

const bankField = (banks: readonly Bank[]): FormField => ({
  name: 'bankCode',
  label: 'Banco',
  type: 'select',
  isRequired: true,
  isSearchable: true,
  help: 'Depois de cadastrado não muda',
  options: banks.map(({ code, name }) => ({ value: code, label: `${code} ${name}` })),
})

export function NewAccount() {
  const read = useApi('GET /api/banks', {})
  if (!read.data) return <DetailPage title="Novo portador" crumbs={crumbs} read={read} />
  const banks = read.data.items
  const bankOf = (code: unknown) => banks.find((bank) => bank.code === code)
  return (
    <FormPage
      title="Novo portador"
      crumbs={crumbs}
      route="POST /api/accounts"
      initial={{ finePpm: 20_000, interestPpmMonth: 10_000, graceDays: 0, firstNossoNumero: 1, firstRemessa: 1 }}
      fields={({ bankCode }) => [
        bankField(banks),
        ...accountFields(bankOf(bankCode)),
        ...(bankOf(bankCode) ? firstFields : []),
      ]}
      toBody={(values) => withKeysOf(bankOf(values['bankCode']), values)}
      submit="Cadastrar portador"
      done="Portador cadastrado."
      next={() => '/empresa'}
    />
  )
}
