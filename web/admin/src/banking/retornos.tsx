import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { formatInstant, formatNumber, ListPage, Money, useApi, useCan } from '#kit'

/** Files from the banks, as they were posted. */
export function RetornoList() {
  const can = useCan()
  const accounts = useApi('GET /api/accounts', { query: { limit: 200 } }).data?.items ?? []
  return (
    <ListPage
      title="Retornos"
      route="GET /api/retornos"
      actions={
        <>
          <Button component={Link} to="/retornos/problemas" variant="default">
            Linhas a resolver
          </Button>
          {can('banking.retorno.import') && (
            <Button component={Link} to="/retornos/novo" leftSection={<IconUpload size={16} />}>
              Importar retorno
            </Button>
          )}
        </>
      }
      filters={[
        {
          name: 'accountId',
          label: 'Portador',
          options: accounts.map(({ id, number, name }) => ({ value: id, label: `${number} · ${name}` })),
        },
      ]}
      columns={[
        { title: 'Arquivo', render: ({ fileName }) => fileName },
        { title: 'Portador', render: ({ accountName }) => accountName },
        { title: 'Linhas', width: 90, align: 'right', render: ({ lineCount }) => formatNumber(lineCount) },
        {
          title: 'Lançadas',
          width: 100,
          align: 'right',
          render: ({ postedCount }) => formatNumber(postedCount),
        },
        { title: 'Recebido', width: 140, align: 'right', render: ({ paidCents }) => <Money cents={paidCents} /> },
        { title: 'Importado em', width: 160, render: ({ importedAt }) => formatInstant(importedAt) },
      ]}
      rowId={({ id }) => id}
      open={({ id }) => `/retornos/${id}`}
      empty="Nenhum retorno importado ainda. Baixe o arquivo de retorno da cobrança no site do banco e use “Importar retorno”."
    />
  )
}
