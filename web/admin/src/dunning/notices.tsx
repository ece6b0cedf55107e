import { Button, Group, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { findWord, formatDay, formatInstant, ListBody, Money, optionsOf, StatusBadge, useCan } from '#kit'

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
          { title: 'Contrato', width: 105, render: ({ contractNumber }) => contractNumber },
          { title: 'Cliente', render: ({ clientName }) => clientName },
          { title: 'Título', width: 90, align: 'right', render: ({ invoiceNumber }) => invoiceNumber },
          { title: 'Vencimento', width: 120, render: ({ dueOn }) => formatDay(dueOn) },
          { title: 'Em aberto', width: 120, align: 'right', render: ({ openCents }) => <Money cents={openCents} /> },
          { title: 'Canal', width: 100, render: ({ channel }) => findWord('noticeChannel', channel).label },
          { title: 'Situação', width: 110, render: ({ status }) => <StatusBadge of="notice" value={status} /> },
          { title: 'Entregue em', width: 165, render: ({ deliveredAt }) => formatInstant(deliveredAt) },
          { title: 'Suspende desde', width: 160, render: ({ suspendFrom }) => formatDay(suspendFrom) },
        ]}
        rowId={({ id }) => id}
        open={({ id }) => `/cobranca/avisos/${id}`}
        empty="Nenhum aviso aqui. Eles nascem na manhã seguinte ao último dia para pagar."
      />
    </Stack>
  )
}
