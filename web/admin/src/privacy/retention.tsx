import { Button, Code, Group, Stack, Text } from '@mantine/core'
import {
  ActionButton,
  Failure,
  formatCount,
  formatInstant,
  formatNumber,
  RowsTable,
  Section,
  useAction,
  useApi,
} from '#kit'

/** What goes by itself, by which law, and what each run took. */
export function Retention() {
  const read = useApi('GET /api/privacy/retention', {})
  const preview = useAction('POST /api/privacy/retention/preview', { isQuiet: true })
  const counts = new Map(preview.data?.items.map(({ key, count }) => [key, count]))
  return (
    <Stack gap="xl">
      <Section
        title="Regras de retenção"
        actions={
          <Group>
            <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate({})}>
              Ensaiar
            </Button>
            <ActionButton
              label="Executar agora"
              permission="privacy.retention.run"
              isDangerous
              route="POST /api/privacy/retention/run"
              consequence="Elimina tudo o que passou do prazo. Não tem volta. Ensaie antes para ver quanto é; todo dia às 4h10 isto acontece sozinho."
              done="Retenção executada."
            />
          </Group>
        }
      >
        {read.error && <Failure error={read.error} />}
        {preview.error && <Failure error={preview.error} />}
        {preview.data && (
          <Text size="sm" role="status">
            Hoje também se encerraria a guarda de{' '}
            {formatCount(preview.data.peopleCount, 'titular anonimizado', 'titulares anonimizados')}.
          </Text>
        )}
        <RowsTable
          rows={read.data?.schedules ?? []}
          isPending={read.isPending}
          rowId={({ key }) => key}
          columns={[
            { title: 'O que', isWide: true, field: 'label' },
            { title: 'Dias', width: 90, align: 'right', render: ({ days }) => formatNumber(days) },
            { title: 'Por quê', isWide: true, field: 'law' },
            {
              title: 'Iria agora',
              width: 120,
              align: 'right',
              render: ({ key }) => (counts.has(key) ? formatNumber(counts.get(key) ?? 0) : '—'),
            },
          ]}
          empty="Nenhuma regra."
        />
      </Section>
      <Section title="O que já se eliminou">
        <RowsTable
          rows={read.data?.runs ?? []}
          isPending={read.isPending}
          rowId={({ id }) => id}
          columns={[
            { title: 'Quando', width: 165, field: 'at', render: ({ at }) => formatInstant(at) },
            { title: 'Por', width: 220, field: 'by' },
            { title: 'Relatório', isWide: true, render: ({ report }) => <Code>{tellReport(report)}</Code> },
          ]}
          empty="Nada passou do prazo ainda."
        />
      </Section>
    </Stack>
  )
}

const tellReport = (report: unknown): string => JSON.stringify(report, ['items', 'label', 'count', 'peopleCount'])
