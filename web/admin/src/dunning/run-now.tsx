import { Button } from '@mantine/core'
import { confirmAction, formatNumber, useAction, useCan } from '#kit'
import type { DunningRun } from './preview.tsx'
import { foretell } from './summarise.ts'

/** Runs today's dunning after naming what it will do. A second run finds nothing left to do. */
export function RunNow({ preview, onDone }: { preview: DunningRun; onDone: (run: DunningRun) => void }) {
  const can = useCan()
  const run = useAction('POST /api/dunning-runs', { onDone })
  if (!can('dunning.run.create')) return null
  const { suspendedCount } = preview
  return (
    <Button
      color={suspendedCount > 0 ? 'red' : 'teal'}
      loading={run.isPending}
      onClick={() =>
        confirmAction({
          title: 'Executar a cobrança de hoje',
          consequence: `${foretell(preview)}${suspendedCount > 0 ? ' Quem for suspenso vai para a página de aviso agora mesmo.' : ''} A cobrança também roda sozinha todo dia às 8 h.`,
          confirm: suspendedCount > 0 ? `Executar e suspender ${formatNumber(suspendedCount)}` : 'Executar',
          isDangerous: suspendedCount > 0,
          onConfirm: () => !run.isPending && run.mutate({ body: { on: preview.onDate } }),
        })
      }
    >
      Executar agora
    </Button>
  )
}
