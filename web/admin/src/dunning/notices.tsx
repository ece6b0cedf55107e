import { Button, Group, Stack } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { civilDateAt } from '@open-sgp/brasil'
import { findWord, formatDay, ListBody, optionsOf, useCan } from '#kit'

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
          { title: 'Contrato', width: 80, field: 'contractNumber' },
          { title: 'Cliente', field: 'clientName' },
          { title: 'Título', width: 70, align: 'right', field: 'invoiceNumber' },
          { title: 'Vencimento', width: 105, field: 'dueOn' },
          { title: 'Em aberto', width: 100, field: 'openCents' },
          {
            title: 'Canal',
            width: 70,
            field: 'channel',
            of: 'noticeChannel',
            render: ({ channel }) => findWord('noticeChannel', channel).label,
          },
          { title: 'Situação', width: 100, field: 'status', of: 'notice' },
          {
            title: 'Entregue em',
            width: 105,
            field: 'deliveredAt',
            render: ({ deliveredAt }) => (deliveredAt === null ? '—' : formatDay(civilDateAt(new Date(deliveredAt)))),
          },
          { title: 'Suspende em', width: 110, field: 'suspendFrom' },
        ]}
        rowId={({ id }) => id}
        open={({ id }) => `/cobranca/avisos/${id}`}
        empty="Nenhum aviso aqui. Eles nascem na manhã seguinte ao último dia para pagar."
      />
    </Stack>
  )
}
