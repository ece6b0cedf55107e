import { ListBody } from '#kit'

/** What this client has or had. */
export const Contracts = ({ clientId }: { clientId: string }) => (
  <ListBody
    route="GET /api/contracts"
    request={{ query: { clientId } }}
    rowId={(contract) => contract.id}
    open={(contract) => `/contratos/${contract.id}`}
    columns={[
      { title: 'Número', width: 100, field: 'number' },
      { title: 'Situação', width: 190, field: 'status', of: 'contract' },
      { title: 'Acesso', width: 190, field: 'accessState', of: 'access' },
      { title: 'Vence dia', width: 110, field: 'dueDay' },
      { title: 'Ativo desde', field: 'activatedOn' },
    ]}
    empty="Este cliente ainda não tem contrato. Venda o primeiro em “Novo contrato”."
  />
)

/** What this client was charged. */
export const Invoices = ({ clientId }: { clientId: string }) => (
  <ListBody
    route="GET /api/invoices"
    request={{ query: { clientId } }}
    rowId={(invoice) => invoice.id}
    open={(invoice) => `/titulos/${invoice.id}`}
    columns={[
      { title: 'Título', width: 110, field: 'number' },
      { title: 'Contrato', width: 110, field: 'contractNumber' },
      { title: 'Emissão', width: 130, field: 'issuedOn' },
      { title: 'Vencimento', width: 130, field: 'dueOn' },
      { title: 'Situação', field: 'state', of: 'invoice' },
      { title: 'Valor', width: 130, field: 'amountCents' },
    ]}
    empty="Nenhum título emitido para este cliente."
  />
)
