import { useParams } from '@tanstack/react-router'
import { FormPage, optionsOf, useApi, valueAt, type FormField, type Values } from '#kit'
import { ChooseClient } from '../clients/choose-client.tsx'

const crumbs = [{ label: 'Títulos', to: '/titulos' }]

/** A charge that no period of service brings: a fee, equipment, an agreement. */
export function NewInvoice() {
  const { clientId } = useParams({ strict: false })
  return clientId === undefined ? (
    <ChooseClient
      title="Título avulso: escolha o cliente"
      crumbs={crumbs}
      open={(id) => `/titulos/novo/${id}`}
      empty="Nenhum cliente com essa procura."
    />
  ) : (
    <Charge clientId={clientId} />
  )
}

function Charge({ clientId }: { clientId: string }) {
  const client = useApi('GET /api/clients/:id', { params: { id: clientId } }).data
  const contracts = useApi('GET /api/contracts', { query: { clientId } }).data?.items ?? []
  const kinds = optionsOf('invoiceItem').filter(({ value }) => value !== 'discount')
  const fields: FormField[] = [
    {
      name: 'reason',
      label: 'Motivo',
      type: 'select',
      isRequired: true,
      span: 4,
      options: [...kinds, { value: 'agreement', label: 'Acordo' }],
    },
    { name: 'dueOn', label: 'Vencimento', type: 'date', isRequired: true, span: 4 },
    {
      name: 'contractId',
      label: 'Contrato',
      type: 'select',
      span: 4,
      options: contracts.map(({ id, number, planName }) => ({ value: id, label: `${number} · ${planName}` })),
    },
    { name: 'items.0.description', label: 'Descrição', isRequired: true, span: 8, help: 'O cliente lê isto no boleto' },
    { name: 'items.0.amountCents', label: 'Valor', type: 'money', isRequired: true, span: 4 },
  ]
  return (
    <FormPage
      title={`Título avulso${client ? ` de ${client.name}` : ''}`}
      crumbs={crumbs}
      route="POST /api/invoices"
      initial={{ reason: 'avulso', items: [{}] }}
      fields={fields}
      toBody={(values) => ({ ...values, clientId, items: [itemOf(values)] })}
      submit="Emitir título"
      done="Título emitido."
      next={(invoice) => `/titulos/${invoice.id}`}
    />
  )
}

const itemOf = (values: Values) => ({
  description: valueAt(values, 'items.0.description'),
  amountCents: valueAt(values, 'items.0.amountCents'),
  kind: values['reason'] === 'agreement' ? 'avulso' : values['reason'],
})
