import { Facts, formatDay, ListBody, Money, Section, useApi } from '#kit'

/** What the client owes and was credited, line by line. */
export function Statement({ clientId }: { clientId: string }) {
  const { data } = useApi('GET /api/clients/:id/statement', { params: { id: clientId } })
  return (
    <Section title="Extrato">
      {data && (
        <Facts
          items={[
            ['Deve', <Money key="owed" cents={data.owedCents} />],
            ['Crédito a usar', <Money key="credit" cents={data.creditCents} />],
          ]}
        />
      )}
      <ListBody
        route="GET /api/clients/:id/statement"
        request={{ params: { id: clientId } }}
        rowId={(entry) => entry.id}
        columns={[
          { title: 'Data', width: 120, render: (entry) => formatDay(entry.onDate) },
          { title: 'Lançamento', isWide: true, render: (entry) => entry.memo },
          {
            title: 'Conta',
            width: 160,
            render: (entry) => (entry.account === 'receivable' ? 'A receber' : 'Crédito do cliente'),
          },
          { title: 'Valor', width: 140, align: 'right', render: (entry) => <Money cents={entry.amountCents} /> },
        ]}
        empty="Nenhum lançamento: nada foi cobrado deste cliente ainda."
      />
    </Section>
  )
}
