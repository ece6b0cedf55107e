import { formatInstant, ListPage, Money } from '#kit'

/** Files from the banks, as they were posted. */
export const RetornoList = () => (
  <ListPage
    title="Retornos"
    route="GET /api/retornos"
    columns={[
      { title: 'Arquivo', render: ({ fileName }) => fileName },
      { title: 'Linhas', width: 90, align: 'right', render: ({ lineCount }) => lineCount },
      { title: 'Lançadas', width: 100, align: 'right', render: ({ postedCount }) => postedCount },
      { title: 'Recebido', width: 140, align: 'right', render: ({ paidCents }) => <Money cents={paidCents} /> },
      { title: 'Importado em', width: 160, render: ({ importedAt }) => formatInstant(importedAt) },
    ]}
    rowId={({ id }) => id}
    empty="Nenhum retorno importado ainda."
  />
)
