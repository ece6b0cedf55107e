import { Button, Group, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { findWord, ListBody, optionsOf, useCan } from '#kit'

/** Promises to pay: open, kept, broken. */
export function Unlocks() {
  const can = useCan()
  return (
    <Stack gap="sm">
      {can('dunning.unlock.create') && (
        <Group justify="flex-end">
          <Button component={Link} to="/cobranca/desbloqueios/novo">
            Conceder desbloqueio
          </Button>
        </Group>
      )}
      <ListBody
        route="GET /api/trust-unlocks"
        filters={[{ name: 'status', label: 'Situação', options: optionsOf('unlock') }]}
        columns={[
          { title: 'Protocolo', width: 100, field: 'number' },
          { title: 'Contrato', width: 105, field: 'contractNumber' },
          { title: 'Cliente', field: 'clientName' },
          { title: 'Liberado até', width: 120, field: 'until' },
          { title: 'Situação', width: 120, field: 'status', of: 'unlock' },
          {
            title: 'Pedido por',
            width: 200,
            field: 'requestedByName',
            render: ({ channel, requestedByName }) =>
              [findWord('unlockChannel', channel).label, requestedByName].filter(Boolean).join(' · '),
          },
          { title: 'Concedido em', width: 165, field: 'grantedAt' },
          { title: 'Encerrado em', width: 165, field: 'closedAt' },
        ]}
        rowId={({ id }) => id}
        open={({ contractId }) => `/contratos/${contractId}`}
        empty="Nenhum desbloqueio de confiança. Ele devolve o acesso por uns dias contra a promessa de pagar."
      />
    </Stack>
  )
}
