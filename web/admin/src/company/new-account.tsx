import { DetailPage, FormPage, useApi, type FormField, type Values } from '#kit'
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

const byDefault: ReadonlySet<string> = new Set(['finePpm', 'interestPpmMonth', 'graceDays'])

/** Left empty, the company's financial parameters say it. */
const orDefault = (field: FormField): FormField =>
  byDefault.has(field.name) ? { ...field, help: 'Vazio: o padrão da empresa' } : field

/** The form of a new portador: which fields it has hangs on the bank that is chosen. */
export const newAccountForm = (banks: readonly Bank[]) => {
  const bankOf = (code: unknown) => banks.find((bank) => bank.code === code)
  return {
    route: 'POST /api/accounts',
    initial: { firstNossoNumero: 1, firstRemessa: 1 },
    fields: ({ bankCode }: Values) => [
      bankField(banks),
      ...accountFields(bankOf(bankCode)).map(orDefault),
      ...(bankOf(bankCode) ? firstFields : []),
    ],
    toBody: (values: Values) => withKeysOf(bankOf(values['bankCode']), values),
    submit: 'Cadastrar portador',
    done: 'Portador cadastrado.',
  } as const
}

export function NewAccount() {
  const read = useApi('GET /api/banks', {})
  if (!read.data) return <DetailPage title="Novo portador" crumbs={crumbs} read={read} />
  return <FormPage title="Novo portador" crumbs={crumbs} {...newAccountForm(read.data.items)} next={() => '/empresa'} />
}
