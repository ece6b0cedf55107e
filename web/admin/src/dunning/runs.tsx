import { formatInstant, ListBody } from '#kit'

/** What each run did; counts grow batch by batch, so that one that was cut off shows what stands. */
export const Runs = () => (
  <ListBody
    route="GET /api/dunning-runs"
    rowId={({ id }) => id}
    columns={[
      { title: 'Dia', width: 110, field: 'onDate' },
      { title: 'Começou', width: 165, field: 'startedAt' },
      {
        title: 'Terminou',
        width: 165,
        field: 'finishedAt',
        render: ({ finishedAt }) => (finishedAt ? formatInstant(finishedAt) : 'Interrompida'),
      },
      { title: 'Executada por', field: 'runByName', render: ({ runByName }) => runByName ?? 'Agendamento das 8 h' },
      { title: 'Avisos', width: 90, align: 'right', field: 'noticedCount' },
      { title: 'Suspensos', width: 115, align: 'right', field: 'suspendedCount' },
      { title: 'Liberados', width: 110, align: 'right', field: 'releasedCount' },
      { title: 'Promessas quebradas', width: 200, align: 'right', field: 'brokenUnlockCount' },
      { title: 'De fora', width: 90, align: 'right', field: 'excludedCount' },
      { title: 'Recusados', width: 115, align: 'right', field: 'failedCount' },
    ]}
    empty="A cobrança ainda não rodou. Ela roda sozinha todo dia às 8 h."
  />
)
