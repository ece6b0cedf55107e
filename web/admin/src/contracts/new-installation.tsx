import { Paper, Stack, Text } from '@mantine/core'
import { FieldGrid, useApi, type FormField, type ResponseOf } from '#kit'
import { numberAt } from './asking.tsx'
import { sayDueDays, useDueDays } from './use-due-days.ts'
import type { SaleForm } from './new-sale.tsx'
import { StepButtons } from './step-buttons.tsx'

export type ClientAddress = ResponseOf<'GET /api/clients/:id'>['addresses'][number]

export const addressLabel = ({ street, streetNumber, district, complement }: ClientAddress) =>
  [`${street}, ${streetNumber}`, complement, district].filter(Boolean).join(' · ')

/** Where it is installed, when it is paid, through which account. */
export function InstallationStep(options: {
  form: SaleForm
  addresses: readonly ClientAddress[]
  onBack: () => void
  onNext: () => void
}) {
  const { form, addresses, onBack, onNext } = options
  const accounts = useApi('GET /api/accounts', { query: { limit: 200 } }).data?.items ?? []
  const offered = useDueDays()
  const fields: readonly FormField[] = [
    {
      name: 'installationAddressId',
      label: 'Endereço de instalação',
      type: 'select',
      options: addresses.map((address) => ({ value: address.id, label: addressLabel(address) })),
      help: 'Vazio: o primeiro endereço de instalação do cliente',
      span: 12,
    },
    {
      name: 'dueDay',
      label: 'Dia do vencimento',
      type: 'integer',
      isRequired: true,
      span: 4,
      help: sayDueDays(offered),
    },
    {
      name: 'accountId',
      label: 'Portador',
      type: 'select',
      options: accounts.map(({ id, name }) => ({ value: id, label: name })),
      help: 'Vazio: o da empresa. Conta por onde o cliente paga',
      span: 4,
    },
    { name: 'activateOn', label: 'Instalação prevista', type: 'date', help: 'Vazio: hoje. Só para simular', span: 4 },
  ]
  const dueDay = numberAt(form.values, 'dueDay')
  const isDay = dueDay !== undefined && (offered.length > 0 ? offered.includes(dueDay) : dueDay >= 1 && dueDay <= 31)
  return (
    <Stack>
      <Paper withBorder p="md" radius="md" maw={980}>
        {addresses.length === 0 && (
          <Text c="dimmed" mb="sm">
            O cliente não tem endereço. Inclua um na ficha dele: o boleto exige endereço.
          </Text>
        )}
        <FieldGrid fields={fields} values={form.values} onChange={form.change} />
      </Paper>
      <StepButtons
        onBack={onBack}
        onNext={onNext}
        missing={isDay ? undefined : `Dia do vencimento. ${sayDueDays(offered)}`}
      />
    </Stack>
  )
}
