import { Select } from '@mantine/core'
import { addMonths, civilDateAt } from '@open-sgp/brasil'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { formatMonth, ListBody, Page, StatusBadge } from '#kit'

const isMonth = (text: string | undefined): text is string => /^\d{4}-\d{2}$/.test(text ?? '')

/** A year back and two months ahead, and the month in the address, wherever it lies. */
function monthsAround(chosen: string) {
  const today = civilDateAt(new Date())
  const months = Array.from({ length: 15 }, (_, index) => addMonths(today, 2 - index).slice(0, 7))
  return [...new Set([...months, chosen])].map((value) => ({ value, label: formatMonth(value) }))
}

/** The month's audit: every living contract without a title that falls due in it, and why. */
export function UnbilledContracts() {
  const { mes }: { mes?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const month = isMonth(mes) ? mes : civilDateAt(new Date()).slice(0, 7)
  return (
    <Page
      title="Contratos sem título"
      crumbs={[{ label: 'Faturamento', to: '/faturamento' }]}
      actions={
        <Select
          aria-label="Mês do vencimento"
          data={monthsAround(month)}
          value={month}
          onChange={(value) => void navigate({ to: '.', replace: true, search: { mes: value } as never })}
        />
      }
    >
      <ListBody
        route="GET /api/billing/unbilled-contracts"
        request={{ query: { month } }}
        rowId={(contract) => contract.contractId}
        open={(contract) => `/contratos/${contract.contractId}`}
        columns={[
          { title: 'Contrato', width: 100, render: (contract) => contract.contractNumber },
          { title: 'Cliente', render: (contract) => contract.clientName },
          { title: 'Motivo', width: 200, render: ({ reason }) => <StatusBadge of="unbilled" value={reason} /> },
          { title: 'Como resolver', isWide: true, render: ({ detail, reason }) => detail ?? hints[reason] },
        ]}
        empty="Todo contrato vivo tem título que vence neste mês."
      />
    </Page>
  )
}

const hints = {
  courtesy: 'Cortesia não gera título.',
  demonstration: 'Demonstração não gera título.',
  parked: 'Veja a causa em Faturamento.',
  'cancelled-invoice': 'O título do mês foi cancelado.',
  joined: 'Os dias estão no título de outro mês.',
  free: 'O plano deste contrato não tem preço.',
  'not-billed-yet': 'Ainda será faturado: veja a prévia.',
} as const
