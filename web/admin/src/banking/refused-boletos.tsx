import { Anchor, Text } from '@mantine/core'
import { civilDateAt } from '@open-sgp/brasil'
import { Link } from '@tanstack/react-router'
import { ActionButton, ListPage, type ItemOf } from '#kit'

type Problem = ItemOf<'GET /api/boletos/problems'>

/** Titles that nobody can pay by boleto yet: refused by the bank or by its rules, why, and what mends it. */
export const RefusedBoletos = () => (
  <ListPage
    title="Títulos sem boleto"
    crumbs={[{ label: 'Títulos', to: '/titulos' }]}
    route="GET /api/boletos/problems"
    columns={[
      {
        title: 'Título',
        width: 90,
        field: 'invoiceNumber',
        render: ({ invoiceId, invoiceNumber }) => (
          <Anchor component={Link} to={`/titulos/${invoiceId}`} size="sm">
            {invoiceNumber}
          </Anchor>
        ),
      },
      {
        title: 'Cliente',
        width: 240,
        field: 'clientName',
        render: ({ clientId, clientName }) => (
          <Anchor component={Link} to={`/clientes/${clientId}`} size="sm">
            {clientName}
          </Anchor>
        ),
      },
      { title: 'Vencimento', width: 120, field: 'dueOn' },
      { title: 'Em aberto', width: 120, field: 'openCents' },
      { title: 'Por que não há boleto', isWide: true, field: 'detail' },
      { title: 'Resolver', width: 190, render: (problem) => <SendAgain problem={problem} /> },
    ]}
    rowId={({ invoiceId }) => invoiceId}
    empty="Todo título em aberto tem o seu boleto."
  />
)

/** Another boleto with another nosso número, after the cause is mended; the next remessa registers it. */
export function SendAgain({ problem }: { problem: Pick<Problem, 'invoiceId' | 'clientId' | 'detail' | 'dueOn'> }) {
  const today = civilDateAt(new Date())
  return (
    <ActionButton
      label="Corrigir e reenviar"
      permission="banking.boleto.issue"
      route="POST /api/invoices/:id/boleto/due-date"
      params={{ id: problem.invoiceId }}
      initial={{ dueOn: problem.dueOn < today ? today : problem.dueOn }}
      fields={[
        {
          name: 'dueOn',
          label: 'Vencimento do novo boleto',
          type: 'date',
          isRequired: true,
          help: 'Depois do vencimento do título, multa e juros entram no valor',
        },
      ]}
      submit="Emitir outro boleto"
      consequence={
        <>
          <Text size="sm">{problem.detail}</Text>
          <Text size="sm">
            {'Primeiro corrija o que o banco apontou, quase sempre no '}
            <Anchor component={Link} to={`/clientes/${problem.clientId}/alterar`} size="sm" underline="always">
              cadastro do cliente
            </Anchor>
            . Depois emita outro boleto: ele sai com outro nosso número e vai ao banco na próxima remessa.
          </Text>
        </>
      }
      done="Boleto emitido: vai ao banco na próxima remessa."
    />
  )
}
