import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { ListPage, useApi, useCan } from '#kit'

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
        { title: 'Arquivo', field: 'fileName' },
        { title: 'Portador', field: 'accountName' },
        { title: 'Linhas', width: 90, align: 'right', field: 'lineCount' },
        { title: 'Lançadas', width: 100, align: 'right', field: 'postedCount' },
        { title: 'Recebido', width: 140, field: 'paidCents' },
        { title: 'Importado em', width: 160, field: 'importedAt' },
      ]}
      rowId={({ id }) => id}
      open={({ id }) => `/retornos/${id}`}
      empty="Nenhum retorno importado ainda. Baixe o arquivo de retorno da cobrança no site do banco e use “Importar retorno”."
    />
  )
}
