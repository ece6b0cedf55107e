import { Alert, Paper, Table } from '@mantine/core'
import { civilDateAt, isCivilDate } from '@open-sgp/brasil'
import { useState } from 'react'
import { DayInput, Failure, findWord, formatDay, Money, Page, useApi } from '#kit'

/** Whether the ledger and the documents tell the same story, account by account. */
export function Reconciliation() {
  const [on, setOn] = useState<string>(civilDateAt(new Date()))
  const { data, error, refetch } = useApi(
    'GET /api/billing/reconciliation',
    { query: { on } },
    { enabled: isCivilDate(on) },
  )
  return (
    <Page title="Conferência contábil" crumbs={[{ label: 'Faturamento', to: '/faturamento' }]}>
      <DayInput label="Até o dia" maw={160} value={on} onChange={(day) => setOn(day ?? '')} />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && (
        <Alert color={data.isSound ? 'teal' : 'red'} role="status">
          {data.isSound
            ? `Tudo confere até ${formatDay(data.on)}: o razão bate com títulos, ajustes e pagamentos.`
            : `Há diferença até ${formatDay(data.on)}. Lançamentos desequilibrados: ${data.unbalancedTransactions}. Veja as linhas abaixo.`}
        </Alert>
      )}
      {data && (
        <Paper withBorder radius="md">
          <Table.ScrollContainer minWidth={680}>
            <Table>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Conta</Table.Th>
                  <Table.Th>Regra</Table.Th>
                  {['Razão', 'Documentos', 'Diferença'].map((title) => (
                    <Table.Th key={title} ta="right">
                      {title}
                    </Table.Th>
                  ))}
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {data.identities.map(({ account, rule, ledgerCents, documentCents, differenceCents }) => (
                  <Table.Tr key={`${account} ${rule}`}>
                    <Table.Td>{findWord('ledgerAccount', account).label}</Table.Td>
                    <Table.Td>{rule}</Table.Td>
                    <Table.Td ta="right">
                      <Money cents={ledgerCents} />
                    </Table.Td>
                    <Table.Td ta="right">
                      <Money cents={documentCents} />
                    </Table.Td>
                    <Table.Td ta="right">
                      <Money cents={differenceCents} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Paper>
      )}
    </Page>
  )
}
