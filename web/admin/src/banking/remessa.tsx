import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import {
  addressOf,
  DetailPage,
  Facts,
  formatDay,
  formatInstant,
  ListBody,
  Money,
  Section,
  StatusBadge,
  useApi,
} from '#kit'
import { answerOf } from './answer-of.ts'

/** One file for the bank: its titles and what the bank said of each. */
export function RemessaDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/remessas/:id', { params: { id } })
  const remessa = read.data
  return (
    <DetailPage
      title={remessa ? `Remessa ${remessa.sequence}` : 'Remessa'}
      crumbs={[{ label: 'Remessas', to: '/remessas' }]}
      read={read}
      badge={remessa && <StatusBadge of="remessa" value={answerOf(remessa)} />}
      actions={
        <Button
          component="a"
          href={addressOf('GET /api/remessas/:id/file', { params: { id } })}
          download
          leftSection={<IconDownload size={16} />}
        >
          Baixar o arquivo
        </Button>
      }
      facts={
        remessa && (
          <Facts
            items={[
              ['Portador', `${remessa.accountNumber} · ${remessa.accountName}`],
              ['Arquivo', remessa.fileName],
              ['Criada em', formatInstant(remessa.createdAt)],
              ['Valor', <Money key="amount" cents={remessa.amountCents} />],
              ['Títulos', remessa.titleCount],
              ['Aceitos', remessa.acceptedCount],
              ['Recusados', remessa.rejectedCount],
              ['Sem resposta', remessa.titleCount - remessa.acceptedCount - remessa.rejectedCount],
            ]}
          />
        )
      }
    >
      {remessa && <Titles id={id} />}
    </DetailPage>
  )
}

const Titles = ({ id }: { id: string }) => (
  <Section title="Títulos">
    <ListBody
      route="GET /api/remessas/:id/titles"
      request={{ params: { id } }}
      columns={[
        { title: 'Título', width: 70, render: ({ invoiceNumber }) => invoiceNumber },
        { title: 'Cliente', render: ({ clientName }) => clientName },
        { title: 'Ordem', width: 110, render: ({ command }) => <StatusBadge of="command" value={command} /> },
        { title: 'Nosso número', width: 150, render: ({ nossoNumeroPrinted }) => nossoNumeroPrinted },
        { title: 'Vencimento', width: 110, render: ({ dueOn }) => formatDay(dueOn) },
        { title: 'Valor', width: 105, align: 'right', render: ({ amountCents }) => <Money cents={amountCents} /> },
        { title: 'Banco', width: 120, render: ({ status }) => <StatusBadge of="instruction" value={status} /> },
        { title: 'Resposta', isWide: true, render: ({ answer }) => answer ?? '' },
      ]}
      rowId={(title) => title.id}
      open={({ invoiceId }) => `/titulos/${invoiceId}`}
      empty="Esta remessa não tem títulos."
    />
  </Section>
)
