import { Anchor, Button, Code, Paper, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import {
  ActionButton,
  DetailPage,
  Facts,
  findWord,
  formatDay,
  formatInstant,
  Money,
  Section,
  StatusBadge,
  useApi,
  useCan,
  type ResponseOf,
} from '#kit'

type Notice = ResponseOf<'GET /api/dunning-notices/:id'>

/** What was said to whom, and what proves it. */
export function NoticeDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/dunning-notices/:id', { params: { id } })
  const notice = read.data
  return (
    <DetailPage
      title={notice ? `Aviso do título ${notice.invoiceNumber}` : 'Aviso'}
      crumbs={[{ label: 'Cobrança', to: '/cobranca?aba=avisos' }]}
      read={read}
      badge={notice && <StatusBadge of="notice" value={notice.status} />}
      actions={notice && <Actions notice={notice} />}
      facts={notice && <Facts items={factsOf(notice)} />}
    >
      {notice && (
        <>
          <Section title="Prova da entrega">
            {notice.evidence ? (
              <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {notice.evidence}
              </Code>
            ) : (
              <Text c="dimmed" size="sm">
                {notice.lastError ?? 'Ainda não foi entregue: enquanto não for, este título não suspende ninguém.'}
              </Text>
            )}
          </Section>
          <Section title={notice.subject}>
            <Paper withBorder radius="md" p="md">
              <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                {notice.body}
              </Text>
            </Paper>
          </Section>
        </>
      )}
    </DetailPage>
  )
}

function Actions({ notice }: { notice: Notice }) {
  const can = useCan()
  return (
    <>
      {notice.status === 'failed' && (
        <ActionButton
          label="Enviar de novo"
          permission="dunning.notice.create"
          isPrimary
          route="POST /api/dunning-notices/:id/resend"
          params={{ id: notice.id }}
          consequence="O aviso é escrito outra vez, com datas novas, e vai ao e-mail de cobrança que o cliente tem agora."
          done="Aviso na fila de envio."
        />
      )}
      {notice.status !== 'delivered' && can('dunning.notice.create') && (
        <Button component={Link} to={`/cobranca/avisos/novo?invoiceId=${notice.invoiceId}`} variant="default">
          Registrar entrega por outro meio
        </Button>
      )}
    </>
  )
}

const factsOf = (notice: Notice) =>
  [
    [
      'Contrato',
      <Anchor key="contract" component={Link} to={`/contratos/${notice.contractId}`}>
        {`${notice.contractNumber} · ${notice.clientName}`}
      </Anchor>,
    ],
    [
      'Título',
      <Anchor key="invoice" component={Link} to={`/titulos/${notice.invoiceId}`}>
        {`${notice.invoiceNumber}, venceu em ${formatDay(notice.dueOn)}`}
      </Anchor>,
    ],
    ['Em aberto', <Money key="open" cents={notice.openCents} />],
    ['Canal', findWord('noticeChannel', notice.channel).label],
    ['Para', notice.recipient ?? 'Sem e-mail de cobrança'],
    ['Escrito em', formatDay(notice.writtenOn)],
    ['Entregue em', formatInstant(notice.deliveredAt)],
    ['Suspende a partir de', formatDay(notice.suspendFrom)],
    ...(notice.attempts > 0 ? ([['Tentativas', notice.attempts]] as const) : []),
    ...(notice.lastError ? ([['Último erro', notice.lastError]] as const) : []),
  ] as const
