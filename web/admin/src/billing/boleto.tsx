import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core'
import {
  addressOf,
  ActionButton,
  ApiError,
  Failure,
  formatDay,
  Money,
  Section,
  StatusBadge,
  useAction,
  useApi,
  useCan,
} from '#kit'
import { QrCode } from '../../../kit/qr-code.tsx'
import { SendAgain } from '../banking/refused-boletos.tsx'
import { BoletoStory } from './boleto-story.tsx'
import { Copyable } from './copyable.tsx'
import type { Invoice } from './detail.tsx'

/** What the client pays with: the line to type, the Pix to copy or scan, the paper; and what the bank knows of it. */
export function Boleto({ invoice }: { invoice: Invoice }) {
  const { data: boleto, error, refetch } = useApi('GET /api/invoices/:id/boleto', { params: { id: invoice.id } })
  if (error && !(error instanceof ApiError && error.status === 404))
    return <Failure error={error} retry={() => void refetch()} />
  return (
    <Section title="Boleto e Pix" actions={!error && boleto && <PaperActions invoice={invoice} />}>
      {error || !boleto ? (
        <NoBoleto invoice={invoice} />
      ) : (
        <Paper withBorder radius="md" p="md">
          <Stack>
            <Group gap="sm">
              <StatusBadge of="boleto" value={boleto.status} />
              <Text size="sm">{`Nosso número ${boleto.nossoNumeroPrinted} · vence ${formatDay(boleto.dueOn)}`}</Text>
              <Money cents={boleto.amountCents} />
            </Group>
            <Copyable label="Linha digitável" text={boleto.linhaDigitavel} />
            {boleto.pixPayload && <Copyable label="Pix copia e cola" text={boleto.pixPayload} />}
            {boleto.pixPayload && <QrCode text={boleto.pixPayload} label="QR code do Pix" />}
          </Stack>
        </Paper>
      )}
      <BoletoStory invoiceId={invoice.id} />
    </Section>
  )
}

function PaperActions({ invoice }: { invoice: Invoice }) {
  return (
    <>
      <Button
        component="a"
        variant="default"
        target="_blank"
        href={addressOf('GET /api/invoices/:id/boleto.pdf', { params: { id: invoice.id } })}
      >
        Abrir PDF
      </Button>
      <Button
        component="a"
        variant="default"
        download={`boleto-${invoice.number}.pdf`}
        href={addressOf('GET /api/invoices/:id/boleto.pdf', { params: { id: invoice.id } })}
      >
        Baixar PDF
      </Button>
      {invoice.status === 'open' && (
        <ActionButton
          label="Retirar boleto"
          permission="banking.boleto.issue"
          isDangerous
          route="POST /api/invoices/:id/boleto/withdrawal"
          params={{ id: invoice.id }}
          consequence={
            <Text size="sm">
              {`O título ${invoice.number} continua em aberto, mas sem boleto nem Pix. Se o banco já conhece o boleto, ele é baixado pela próxima remessa.`}
            </Text>
          }
          done="Boleto retirado."
        />
      )}
    </>
  )
}

/** Why there is none, as far as the bank or its rules said, and how to have one. */
function NoBoleto({ invoice }: { invoice: Invoice }) {
  const can = useCan()
  const issue = useAction('POST /api/boletos', {
    done: ({ issuedCount, problems }) =>
      issuedCount > 0 ? 'Boleto emitido.' : (problems[0]?.detail ?? 'Nenhum boleto emitido.'),
  })
  const last = useApi('GET /api/boletos', { query: { invoiceId: invoice.id, limit: 1 } }).data?.items[0]
  if (invoice.status !== 'open') return <Text c="dimmed">Este título não tem boleto.</Text>
  if (last?.status === 'rejected')
    return (
      <Alert color="red" title="O banco recusou o boleto">
        <Stack gap="sm">
          <Text size="sm">{last.rejectReason ?? 'O banco não disse o motivo.'}</Text>
          <Group>
            <SendAgain
              problem={{
                invoiceId: invoice.id,
                clientId: invoice.clientId,
                dueOn: invoice.dueOn,
                detail: last.rejectReason ?? 'O banco não disse o motivo.',
              }}
            />
          </Group>
        </Stack>
      </Alert>
    )
  return (
    <Group>
      <Text c="dimmed">Este título não tem boleto.</Text>
      {can('banking.boleto.issue') && (
        <Button
          variant="default"
          loading={issue.isPending}
          onClick={() => issue.mutate({ body: { invoiceIds: [invoice.id] } })}
        >
          Emitir boleto
        </Button>
      )}
    </Group>
  )
}
