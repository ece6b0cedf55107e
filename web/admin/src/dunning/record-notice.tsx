import { useParams, useSearch } from '@tanstack/react-router'
import { DetailPage, FormPage, ListPage, optionsOf, useApi } from '#kit'

const crumbs = [{ label: 'Cobrança', to: '/cobranca?aba=avisos' }]

/** A notice that a person delivered, with its proof: the title first, then how and when. */
export function RecordNotice() {
  const params = useParams({ strict: false })
  const search: Record<string, string> = useSearch({ strict: false })
  const invoiceId = params.invoiceId ?? search['invoiceId']
  return invoiceId === undefined ? <ChooseInvoice /> : <Proof invoiceId={invoiceId} />
}

const ChooseInvoice = () => (
  <ListPage
    title="Registrar aviso: escolha o título vencido"
    crumbs={crumbs}
    route="GET /api/invoices"
    request={{ query: { status: 'overdue' } }}
    search="Número do título ou nome do cliente"
    columns={[
      { title: 'Título', width: 90, field: 'number' },
      { title: 'Cliente', field: 'clientName' },
      { title: 'Vencimento', width: 120, field: 'dueOn' },
      { title: 'Situação', width: 130, field: 'state', of: 'invoice' },
      { title: 'Em aberto', width: 130, field: 'openCents' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/cobranca/avisos/novo?invoiceId=${id}`}
    empty="Nenhum título vencido com essa procura."
  />
)

function Proof({ invoiceId }: { invoiceId: string }) {
  const read = useApi('GET /api/invoices/:id', { params: { id: invoiceId } })
  const invoice = read.data
  const client = useApi(
    'GET /api/clients/:id',
    { params: { id: invoice?.clientId ?? '' } },
    { enabled: invoice !== undefined },
  ).data
  if (!invoice || !client) return <DetailPage title="Registrar aviso" crumbs={crumbs} read={read} />
  return (
    <FormPage
      title={`Aviso entregue do título ${invoice.number}`}
      crumbs={crumbs}
      route="POST /api/dunning-notices"
      initial={{ recipient: client.name }}
      fields={[
        {
          name: 'channel',
          label: 'Como foi entregue',
          type: 'select',
          isRequired: true,
          options: optionsOf('noticeChannel').filter(({ value }) => value !== 'email'),
        },
        {
          name: 'deliveredOn',
          label: 'Entregue em',
          type: 'date',
          isRequired: true,
          help: 'O prazo para suspender corre deste dia',
        },
        { name: 'recipient', label: 'Quem recebeu', isRequired: true, span: 12 },
        {
          name: 'evidence',
          label: 'Prova',
          isRequired: true,
          span: 12,
          help: 'Código do AR, protocolo ou número da mensagem. É o que se mostra se o cliente contestar',
        },
      ]}
      toBody={(values) => ({ ...values, invoiceId })}
      submit="Registrar aviso"
      done="Aviso registrado com sua prova."
      next={({ id }) => `/cobranca/avisos/${id}`}
    />
  )
}
