import { ListPage } from '#kit'

export const unlockCrumbs = [{ label: 'Cobrança', to: '/cobranca?aba=desbloqueios' }]

/** Whom to trust: contracts that arrears keep on the notice page. */
export const ChooseBlocked = () => (
  <ListPage
    title="Desbloqueio de confiança: escolha o contrato"
    crumbs={unlockCrumbs}
    route="GET /api/contracts"
    request={{ query: { accessState: 'blocked_auto' } }}
    search="Número do contrato ou nome do cliente"
    columns={[
      { title: 'Número', width: 90, field: 'number' },
      { title: 'Cliente', field: 'clientName' },
      { title: 'Acesso', width: 160, field: 'accessState', of: 'access' },
      { title: 'Por quê', isWide: true, field: 'accessReason' },
    ]}
    rowId={({ id }) => id}
    open={({ id }) => `/cobranca/desbloqueios/novo/${id}`}
    empty="Nenhum contrato bloqueado por débito com essa procura."
  />
)
