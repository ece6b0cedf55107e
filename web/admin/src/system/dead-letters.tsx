import { ActionButton, formatInstant, ListPage } from '#kit'

/** Jobs that failed until their retries ran out; each can be tried again once its cause is mended. */
export const DeadLetterList = () => (
  <ListPage
    title="Tarefas com falha"
    route="GET /api/jobs/dead-letters"
    columns={[
      { title: 'Tarefa', width: 240, render: ({ job }) => job },
      { title: 'Causa', isWide: true, render: ({ error }) => error ?? '—' },
      { title: 'Falhou em', width: 160, render: ({ failedAt }) => formatInstant(failedAt) },
      {
        title: '',
        width: 170,
        render: ({ id }) => (
          <ActionButton
            label="Tentar de novo"
            permission="system.jobs.retry"
            route="POST /api/jobs/dead-letters/:id/retry"
            params={{ id }}
            consequence="A tarefa volta à fila e corre em instantes."
            done="Tarefa devolvida à fila."
          />
        ),
      },
    ]}
    rowId={({ id }) => id}
    empty="Nenhuma tarefa falhou."
  />
)
