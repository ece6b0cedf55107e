import { Alert } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import {
  ActionButton,
  DetailPage,
  Facts,
  findWord,
  formatInstant,
  Money,
  StatusBadge,
  useApi,
  useSession,
  type ResponseOf,
} from '#kit'

type Approval = ResponseOf<'GET /api/approvals/:id'>

/** A request: what it would do, and the decision. */
export function ApprovalDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/approvals/:id', { params: { id } })
  const approval = read.data
  return (
    <DetailPage
      title="Pedido de aprovação"
      crumbs={[{ label: 'Aprovações', to: '/aprovacoes' }]}
      read={read}
      badge={approval && <StatusBadge of="approval" value={approval.state} />}
      actions={approval?.state === 'pending' && <Actions approval={approval} />}
      facts={
        approval && (
          <Facts
            items={[
              ['O que faria', approval.summary],
              ['Tipo', findWord('approvalKind', approval.kind).label],
              ['Valor', <Money key="amount" cents={approval.amountCents} />],
              ['Quem pediu', `${approval.requestedByName}, em ${formatInstant(approval.requestedAt)}`],
              ['Espera até', formatInstant(approval.expiresAt)],
              ['Decidido por', approval.decidedByName ?? '—'],
              ['Decidido em', approval.decidedAt === null ? '—' : formatInstant(approval.decidedAt)],
              ['Motivo da decisão', approval.reason ?? '—'],
            ]}
          />
        )
      }
    >
      {approval?.problem && (
        <Alert color="red" title="Aprovado, mas não pôde ser feito; nada mudou">
          {approval.problem.detail ?? approval.problem.code}
        </Alert>
      )}
    </DetailPage>
  )
}

function Actions({ approval: { id, summary, requestedBy, requestedByName } }: { approval: Approval }) {
  const isMine = useSession().user.id === requestedBy
  if (isMine)
    return (
      <ActionButton
        label="Retirar pedido"
        permission="access.approval.read"
        isDangerous
        route="POST /api/approvals/:id/withdrawal"
        params={{ id }}
        consequence="O pedido deixa de esperar. Nada foi feito."
        done="Pedido retirado."
      />
    )
  return (
    <>
      <ActionButton
        label="Recusar"
        permission="access.approval.decide"
        isDangerous
        route="POST /api/approvals/:id/refusal"
        params={{ id }}
        fields={[{ name: 'reason', label: 'Motivo', isRequired: true, span: 12 }]}
        consequence={`Nada é feito. ${requestedByName} vê o motivo.`}
        done="Pedido recusado."
      />
      <ActionButton
        label="Aprovar e fazer"
        permission="access.approval.decide"
        isPrimary
        route="POST /api/approvals/:id/approval"
        params={{ id }}
        fields={[{ name: 'reason', label: 'Observação', span: 12 }]}
        consequence={`${summary}. É feito agora, em nome de ${requestedByName}, com o seu nome ao lado.`}
        done="Pedido decidido."
      />
    </>
  )
}
