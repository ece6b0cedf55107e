import { ActionButton, formatNumber, Page, RowsTable, useApi } from '#kit'

/** The number series of the company. */
export function Sequences() {
  const { data, isPending } = useApi('GET /api/sequences', {})
  return (
    <Page title="Numerações">
      <RowsTable
        rows={data?.items ?? []}
        isPending={isPending}
        rowId={({ name }) => name}
        columns={[
          { title: 'Numeração', render: ({ label }) => label },
          {
            title: 'Último número dado',
            width: 200,
            align: 'right',
            render: ({ lastValue }) => (lastValue === 0 ? 'Nenhum' : formatNumber(lastValue)),
          },
          {
            title: '',
            width: 200,
            render: ({ name, label, lastValue }) => (
              <ActionButton
                label="Continuar de…"
                permission="administration.sequence.update"
                route="POST /api/sequences/:key/raise"
                params={{ key: name }}
                initial={{ nextValue: lastValue + 1 }}
                fields={[
                  {
                    name: 'nextValue',
                    label: `Próximo número de ${label.toLowerCase()}`,
                    type: 'integer',
                    isRequired: true,
                  },
                  { name: 'reason', label: 'Motivo', isRequired: true },
                ]}
                consequence="A numeração só sobe: os números pulados nunca serão usados. Isto não se desfaz."
                submit="Continuar deste número"
                done="Numeração alterada."
              />
            ),
          },
        ]}
        empty="Nenhuma numeração."
      />
    </Page>
  )
}
