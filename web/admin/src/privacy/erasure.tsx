import { Alert, Button, Group, Text } from '@mantine/core'
import { ActionButton, Failure, formatDay, RowsTable, Section, useAction } from '#kit'

/** What would go and what a law keeps, seen before it is done; then the deed. */
export function Erasure({ clientId, name }: { clientId: string; name: string }) {
  const params = { id: clientId }
  const preview = useAction('POST /api/privacy/people/:id/preview-erasure', { isQuiet: true })
  const report = preview.data
  return (
    <Section
      title="Anonimizar"
      actions={
        <Group>
          <Button variant="default" loading={preview.isPending} onClick={() => preview.mutate({ params })}>
            Ensaiar
          </Button>
          {report && (
            <ActionButton
              label="Anonimizar"
              permission="privacy.person.erase"
              isDangerous
              route="POST /api/privacy/people/:id/erase"
              params={params}
              consequence={`${name} deixa de existir no sistema: nome, documentos, contatos e endereços são eliminados, e nenhuma busca encontra mais. Não tem volta. Os valores em dinheiro ficam.`}
              fields={[{ name: 'reason', label: 'Motivo (pedido do titular, número)', isRequired: true, span: 12 }]}
              done="Titular anonimizado."
            />
          )}
        </Group>
      }
    >
      <Text size="sm">
        O ensaio faz tudo pelo mesmo caminho e desfaz: mostra o que se elimina e o que a lei manda guardar, por quê e
        até quando.
      </Text>
      {preview.error && <Failure error={preview.error} />}
      {report && report.keptUntil && (
        <Alert color="blue" role="status">
          Quem era fica guardado em sigilo até {formatDay(report.keptUntil)}, para o fisco e a justiça; depois some
          sozinho.
        </Alert>
      )}
      {report && (
        <RowsTable
          rows={report.tables}
          rowId={({ label }) => label}
          columns={[
            { title: 'O que', width: 240, field: 'label' },
            { title: 'Eliminados', width: 110, field: 'erasedCount' },
            { title: 'Ficam', width: 90, field: 'keptCount' },
            {
              title: 'Até',
              width: 130,
              field: 'keptUntil',
              render: ({ keptUntil }) => (keptUntil ? formatDay(keptUntil) : '—'),
            },
            { title: 'Por quê', isWide: true, field: 'law' },
          ]}
          empty="Nada."
        />
      )}
    </Section>
  )
}
