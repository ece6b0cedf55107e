import { Anchor } from '@mantine/core'
import { addressOf, formatInstant, ListPage, Money } from '#kit'

/** Files for the banks; one is made from a portador's page or by `sgp remessa create`. */
export const RemessaList = () => (
  <ListPage
    title="Remessas"
    route="GET /api/remessas"
    columns={[
      { title: 'Nº', width: 70, render: ({ sequence }) => sequence },
      {
        title: 'Arquivo',
        render: ({ id, fileName }) => (
          <Anchor href={addressOf('GET /api/remessas/:id/file', { params: { id } })} download>
            {fileName}
          </Anchor>
        ),
      },
      { title: 'Títulos', width: 90, align: 'right', render: ({ titleCount }) => titleCount },
      { title: 'Valor', width: 140, align: 'right', render: ({ amountCents }) => <Money cents={amountCents} /> },
      { title: 'Criada em', width: 160, render: ({ createdAt }) => formatInstant(createdAt) },
    ]}
    rowId={({ id }) => id}
    empty="Nenhuma remessa ainda. Ela nasce dos boletos que esperam registro ou baixa."
  />
)
