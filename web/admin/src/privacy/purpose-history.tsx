import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { Failure, formatInstant, RowsTable, useApi } from '#kit'

/** How a purpose read at each time: who agreed, agreed to the text of that day. */
export function PurposeHistory({ purposeKey, name }: { purposeKey: string; name: string }) {
  const [isOpen, setOpen] = useState(false)
  const read = useApi('GET /api/privacy/purposes/:key/versions', { params: { key: purposeKey } }, { enabled: isOpen })
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        Histórico
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={`Histórico: ${name}`} size="90%">
        {read.error && <Failure error={read.error} />}
        <RowsTable
          rows={read.data?.items ?? []}
          isPending={read.isPending}
          rowId={({ version }) => String(version)}
          columns={[
            { title: 'Texto', width: 80, field: 'version' },
            { title: 'Desde', width: 165, render: ({ at }) => (at === null ? '—' : formatInstant(at)) },
            { title: 'Quem', width: 160, field: 'byName' },
            {
              title: 'Finalidade',
              isWide: true,
              render: (version) => (version.isRetired ? `${version.name} (encerrada)` : version.name),
            },
            { title: 'Base legal', width: 240, field: 'basis', of: 'legalBasis' },
            { title: 'Guarda', isWide: true, field: 'retention' },
          ]}
          empty="Nenhum texto."
        />
      </Modal>
    </>
  )
}
