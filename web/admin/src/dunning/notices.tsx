import { Button, Group, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { findWord, ListBody, optionsOf, useCan } from '#kit'

/** Notices with their proof: nobody is suspended without one delivered fifteen days before. */
export function Notices() {
  const can = useCan()
  return (
    <Stack gap="sm">
      {can('dunning.notice.create') && (
        <Group justify="flex-end">
          <Button component={Link} to="/cobranca/avisos/novo" variant="default">
            Registrar aviso entregue
          </Button>
        </Group>
      )}
      <ListBody
        route="GET /api/dunning-notices"
        filters={[
          { name: 'status', label: 'Situação', options: optionsOf('notice') },
          {
            name: 'undelivered',
            label: 'Pendência',
            options: [{ value: 'true', label: 'Só quem não foi avisado' }],
          },
        ]}
        columns={[
          { title: 'Contrato', width: 105, field: 'contractNumber' },
          { title: 'Cliente', field: 'clientName' },
          { title: 'Título', width: 90, align: 'right', field: 'invoiceNumber' },
          { title: 'Vencimento', width: 120, field: 'dueOn' },
          { title: 'Em aberto', width: 120, field: 'openCents' },
          {
            title: 'Canal',
            width: 100,
            field: 'channel',
            of: 'noticeChannel',
            render: ({ channel }) => findWord('noticeChannel', channel).label,
          },
          { title: 'Situação', width: 110, field: 'status', of: 'notice' },
          { title: 'Entregue em', width: 165, field: 'deliveredAt' },
          { title: 'Suspende desde', width: 160, field: 'suspendFrom' },
        ]}
        rowId={({ id }) => id}
        open={({ id }) => `/cobranca/avisos/${id}`}
        empty="Nenhum aviso aqui. Eles nascem na manhã seguinte ao último dia para pagar."
      />
    </Stack>
  )
}
