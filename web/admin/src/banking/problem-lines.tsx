import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { findWord, ListPage } from '#kit'
import { lineColumns } from './line-columns.tsx'

const outcomes = ['unsound', 'review', 'unknown_title', 'rejected']

/** Lines of all retornos that a person has to look at, newest file first. */
export const ProblemLines = () => (
  <ListPage
    title="Linhas a resolver"
    crumbs={[{ label: 'Retornos', to: '/retornos' }]}
    route="GET /api/retornos/problems"
    actions={
      <>
        <Button component={Link} to="/recebimentos" variant="default">
          Recebimentos sem título
        </Button>
        <Button component={Link} to="/boletos/rejeitados" variant="default">
          Títulos sem boleto
        </Button>
      </>
    }
    filters={[
      {
        name: 'outcome',
        label: 'Resultado',
        options: outcomes.map((value) => ({ value, label: findWord('outcome', value).label })),
      },
    ]}
    columns={[
      { title: 'Importado em', width: 150, field: 'importedAt' },
      { title: 'Arquivo', width: 180, field: 'fileName' },
      ...lineColumns,
    ]}
    rowId={({ retornoId, line }) => `${retornoId} ${line}`}
    open={({ retornoId }) => `/retornos/${retornoId}`}
    empty="Nenhuma linha a resolver: tudo o que os bancos disseram está lançado."
  />
)
