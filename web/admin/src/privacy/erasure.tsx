import { Alert, Button, Group, Text } from '@mantine/core'
import { ActionButton, Failure, formatDay, RowsTable, Section, useAction } from '#kit'

const ways = {
  people: {
    preview: 'POST /api/privacy/people/:id/preview-erasure',
    erase: 'POST /api/privacy/people/:id/erase',
    permission: 'privacy.person.erase',
    consequence:
      'deixa de existir no sistema: nome, documentos, contatos e endereços são eliminados, e nenhuma busca encontra mais. Não tem volta. Os valores em dinheiro ficam.',
    done: 'Titular anonimizado.',
  },
  staff: {
    preview: 'POST /api/privacy/staff/:id/preview-erasure',
    erase: 'POST /api/privacy/staff/:id/erase',
    permission: 'privacy.staff.erase',
    consequence:
      'deixa de ter usuário, e-mail, senha e chaves; a ficha de funcionário e as entradas somem quando a lei permitir. Não tem volta. Quem fez o quê continua na trilha de auditoria.',
    done: 'Pessoa anonimizada.',
  },
} as const

/** What would go and what a law keeps, seen before it is done; then the deed. */
export function Erasure({ of, id, name }: { of: keyof typeof ways; id: string; name: string }) {
  const params = { id }
  const way = ways[of]
  const preview = useAction(way.preview, { isQuiet: true })
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
              permission={way.permission}
              isDangerous
              route={way.erase}
              params={params}
              consequence={`${name} ${way.consequence}`}
              fields={[{ name: 'reason', label: 'Motivo (pedido do titular, número)', isRequired: true, span: 12 }]}
              done={way.done}
            />
          )}
        </Group>
      }
    >
      <Text size="sm">
        O ensaio faz tudo pelo mesmo caminho e desfaz: mostra o que se elimina e o que a lei manda guardar, por quê e
        até quando.
      </Text>
      {preview.error && <Failure error={preview.error} title="Não se pode anonimizar agora" />}
      {report && report.keptUntil && (
        <Alert color="blue" role="status">
          {of === 'people' ? 'Quem era fica guardado em sigilo' : 'O que a lei manda guardar fica'} até{' '}
          {formatDay(report.keptUntil)}; depois some sozinho.
        </Alert>
      )}
      {report && (
        <RowsTable
          rows={report.tables.filter(({ erasedCount, keptCount }) => erasedCount + keptCount > 0)}
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
