import { Button, Text } from '@mantine/core'
import {
  formatInstant,
  formatNumber,
  Money,
  RowsTable,
  Section,
  StatusBadge,
  useAction,
  useApi,
  useCan,
  type ItemOf,
} from '#kit'

type RestoreTest = ItemOf<'GET /api/backups/restore-tests'>

/** Every time that a copy was really restored into a throw-away database, and what was found there. */
export function RestoreTests({ hasIdentity }: { hasIdentity: boolean }) {
  const { data, isPending } = useApi('GET /api/backups/restore-tests', { query: { limit: 50 } })
  return (
    <Section title="Testes de restauração" actions={<TestNow hasIdentity={hasIdentity} />}>
      {!hasIdentity && (
        <Text size="sm" c="dimmed">
          O servidor não guarda a chave de abertura: teste com o comando sgp backup restore em outra máquina, ou informe
          a chave nas configurações.
        </Text>
      )}
      <RowsTable
        rows={data?.items ?? []}
        isPending={isPending}
        rowId={({ id }) => id}
        columns={[
          { title: 'Quando', width: 170, render: ({ startedAt }) => formatInstant(startedAt) },
          { title: 'Resultado', width: 130, render: ({ state }) => <StatusBadge of="restoreTest" value={state} /> },
          { title: 'O que foi conferido', render: (test) => <Found test={test} /> },
        ]}
        empty="Nenhum teste ainda. Uma cópia só é boa depois de restaurada: use “Testar a mais nova”."
      />
    </Section>
  )
}

function Found({ test: { report, failure } }: { test: RestoreTest }) {
  if (failure !== null)
    return (
      <Text size="sm" c="red" style={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
        {failure}
      </Text>
    )
  if (report === null) return null
  const seconds = formatNumber(Math.round(report.durationMs / 1_000))
  return (
    <Text size="sm">
      {`${formatNumber(report.rowCount)} linhas de ${formatNumber(report.tableCount)} tabelas e o razão de ${formatNumber(report.ledgerCount)} empresa(s), iguais aos da cópia; a receber `}
      <Money cents={report.receivableCents} />
      {`; ${seconds} s.`}
    </Text>
  )
}

function TestNow({ hasIdentity }: { hasIdentity: boolean }) {
  const can = useCan()
  const start = useAction('POST /api/backups/restore-tests', { done: 'O teste começou.' })
  if (!can('backups.backup.create')) return null
  return (
    <Button
      variant="default"
      size="xs"
      loading={start.isPending}
      disabled={!hasIdentity}
      onClick={() => start.mutate({ body: {} })}
    >
      Testar a mais nova
    </Button>
  )
}
