import { Button } from '@mantine/core'
import { useState } from 'react'
import { findWord, formatInstant, ListPage, optionsOf, StatusBadge, useCan, type ItemOf } from '#kit'
import { AssignReceipt } from './assign-receipt.tsx'

export type Receipt = ItemOf<'GET /api/unmatched-receipts'>

/** Money that came without a title of ours, until somebody says whose it is. */
export function ReceiptList() {
  const can = useCan()
  const [chosen, setChosen] = useState<Receipt>()
  return (
    <>
      <ListPage
        title="Recebimentos sem título"
        route="GET /api/unmatched-receipts"
        filters={[{ name: 'state', label: 'Situação', options: optionsOf('receipt') }]}
        request={{ query: { state: 'all' } }}
        columns={[
          { title: 'Recebido em', width: 120, field: 'paidOn' },
          { title: 'Valor', width: 130, field: 'receivedCents' },
          {
            title: 'Meio',
            width: 120,
            field: 'method',
            of: 'method',
            render: ({ method }) => findWord('method', method).label,
          },
          { title: 'De onde veio', isWide: true, field: 'reference' },
          {
            title: 'Situação',
            width: 140,
            render: ({ assignedAt }) => <StatusBadge of="receipt" value={assignedAt ? 'assigned' : 'waiting'} />,
          },
          { title: 'Chegou em', width: 150, field: 'receivedAt' },
          {
            title: 'Destino',
            width: 170,
            field: 'assignedAt',
            render: (receipt) =>
              receipt.assignedAt
                ? formatInstant(receipt.assignedAt)
                : can('banking.receipt.assign') && (
                    <Button size="compact-sm" variant="light" onClick={() => setChosen(receipt)}>
                      Dar destino
                    </Button>
                  ),
          },
        ]}
        rowId={({ id }) => id}
        empty="Nenhum recebimento sem título: todo o dinheiro que chegou tem dono."
      />
      {chosen && <AssignReceipt receipt={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}
