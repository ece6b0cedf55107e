import { useParams } from '@tanstack/react-router'
import { ListPage, optionsOf } from '#kit'
import { lineColumns } from './line-columns.tsx'

/** Every line of a file too large to be shown at once. */
export function AllLines() {
  const { id = '' } = useParams({ strict: false })
  return (
    <ListPage
      title="Linhas do retorno"
      crumbs={[
        { label: 'Retornos', to: '/retornos' },
        { label: 'Retorno', to: `/retornos/${id}` },
      ]}
      route="GET /api/retornos/:id/lines"
      request={{ params: { id } }}
      filters={[{ name: 'outcome', label: 'Resultado', options: optionsOf('outcome') }]}
      columns={lineColumns}
      rowId={({ line }) => String(line)}
      empty="Nenhuma linha com este resultado."
    />
  )
}
