import { Text } from '@mantine/core'
import { findWord, ListPage, optionsOf, type ItemOf } from '#kit'
import { OwnButton } from '../account/own-button.tsx'

type Request = ItemOf<'GET /api/approvals/mine'>

/** What the person in front of the screen asked for above their own limit, and what became of it. */
export const OwnRequests = () => (
  <ListPage
    title="Meus pedidos"
    route="GET /api/approvals/mine"
    filters={[{ name: 'state', label: 'Situação', options: optionsOf('approval') }]}
    columns={[
      { title: 'O que faria', field: 'summary', isWide: true, render: (row) => <Wanted request={row} /> },
      { title: 'Tipo', width: 150, render: ({ kind }) => findWord('approvalKind', kind).label },
      { title: 'Valor', width: 120, field: 'amountCents' },
      { title: 'Pedido em', width: 150, field: 'requestedAt' },
      { title: 'Situação', width: 120, field: 'state', of: 'approval' },
      { title: 'Decidido por', width: 140, field: 'decidedByName' },
      { title: '', width: 140, render: (row) => row.state === 'pending' && <TakeBack request={row} /> },
    ]}
    rowId={({ id }) => id}
    empty="Você não pediu nada acima da sua alçada. O que pedir aparece aqui, com a decisão."
  />
)

/** With what was said of it. */
const Wanted = ({ request: { summary, reason, problem } }: { request: Request }) => (
  <div>
    {summary}
    {[reason, problem?.detail].map(
      (text) =>
        text && (
          <Text key={text} size="sm" c="dimmed">
            {text}
          </Text>
        ),
    )}
  </div>
)

const TakeBack = ({ request: { id } }: { request: Request }) => (
  <OwnButton
    label="Retirar pedido"
    isSmall
    isDangerous
    route="POST /api/approvals/:id/withdrawal"
    params={{ id }}
    consequence="O pedido deixa de esperar. Nada foi feito."
    done="Pedido retirado."
  />
)
