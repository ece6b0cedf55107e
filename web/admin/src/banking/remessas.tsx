import { Anchor, Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { addressOf, ListPage, StatusBadge, useApi, useCan } from '#kit'
import { answerOf } from './answer-of.ts'

/** Files for the banks, and how far each is answered. */
export function RemessaList() {
  const can = useCan()
  const accounts = useApi('GET /api/accounts', { query: { limit: 200 } }).data?.items ?? []
  return (
    <ListPage
      title="Remessas"
      route="GET /api/remessas"
      actions={
        can('banking.remessa.create') && (
          <Button component={Link} to="/remessas/nova" leftSection={<IconPlus size={16} />}>
            Gerar remessa
          </Button>
        )
      }
      filters={[
        {
          name: 'accountId',
          label: 'Portador',
          options: accounts.map(({ id, number, name }) => ({ value: id, label: `${number} · ${name}` })),
        },
      ]}
      columns={[
        { title: 'Nº', width: 70, field: 'sequence' },
        {
          title: 'Portador',
          width: 120,
          file: [
            { field: 'accountNumber', title: 'Nº do portador' },
            { field: 'accountName', title: 'Portador' },
          ],
          render: ({ accountNumber, accountName }) => `${accountNumber} · ${accountName}`,
        },
        {
          title: 'Arquivo',
          field: 'fileName',
          render: ({ id, fileName }) => (
            <Anchor
              href={addressOf('GET /api/remessas/:id/file', { params: { id } })}
              download
              inherit
              onClick={(event) => event.stopPropagation()}
            >
              {fileName}
            </Anchor>
          ),
        },
        { title: 'Títulos', width: 90, align: 'right', field: 'titleCount' },
        { title: 'Valor', width: 140, field: 'amountCents' },
        {
          title: 'Banco',
          width: 130,
          file: [
            { field: 'acceptedCount', title: 'Aceitos pelo banco' },
            { field: 'rejectedCount', title: 'Recusados pelo banco' },
          ],
          render: (remessa) => <StatusBadge of="remessa" value={answerOf(remessa)} />,
        },
        { title: 'Criada em', width: 150, field: 'createdAt' },
      ]}
      rowId={({ id }) => id}
      open={({ id }) => `/remessas/${id}`}
      empty="Nenhuma remessa ainda. Ela nasce dos boletos que esperam registro ou baixa: use “Gerar remessa”."
    />
  )
}
