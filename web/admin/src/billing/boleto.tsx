import { Alert, Button, Code, CopyButton, Group, Paper, Stack, Text } from '@mantine/core'
import { create } from 'qrcode'
import { addressOf, ApiError, Failure, formatDay, Money, Section, StatusBadge, useAction, useApi, useCan } from '#kit'
import type { Invoice } from './detail.tsx'

/** What the client pays with: the line to type, the Pix to copy or scan, the paper. */
export function Boleto({ invoice }: { invoice: Invoice }) {
  const can = useCan()
  const { data: boleto, error, refetch } = useApi('GET /api/invoices/:id/boleto', { params: { id: invoice.id } })
  const issue = useAction('POST /api/boletos', {
    done: ({ issuedCount, problems }) =>
      issuedCount > 0 ? 'Boleto emitido.' : (problems[0]?.detail ?? 'Nenhum boleto emitido.'),
  })
  if (error && !(error instanceof ApiError && error.status === 404))
    return <Failure error={error} retry={() => void refetch()} />
  if (error || !boleto)
    return (
      <Section title="Boleto e Pix">
        <Group>
          <Text c="dimmed">Este título não tem boleto.</Text>
          {invoice.status === 'open' && can('banking.boleto.issue') && (
            <Button
              variant="default"
              loading={issue.isPending}
              onClick={() => issue.mutate({ body: { invoiceIds: [invoice.id] } })}
            >
              Emitir boleto
            </Button>
          )}
        </Group>
      </Section>
    )
  return (
    <Section
      title="Boleto e Pix"
      actions={
        <Button
          component="a"
          variant="default"
          target="_blank"
          href={addressOf('GET /api/invoices/:id/boleto.pdf', { params: { id: invoice.id } })}
        >
          Abrir PDF
        </Button>
      }
    >
      <Paper withBorder radius="md" p="md">
        <Stack>
          <Group gap="sm">
            <StatusBadge of="boleto" value={boleto.status} />
            <Text size="sm">{`Nosso número ${boleto.nossoNumeroPrinted} · vence ${formatDay(boleto.dueOn)}`}</Text>
            <Money cents={boleto.amountCents} />
          </Group>
          {boleto.rejectReason && <Alert color="red">{boleto.rejectReason}</Alert>}
          <Copyable label="Linha digitável" text={boleto.linhaDigitavel} />
          {boleto.pixPayload && <Copyable label="Pix copia e cola" text={boleto.pixPayload} />}
          {boleto.pixPayload && <QrCode text={boleto.pixPayload} />}
        </Stack>
      </Paper>
    </Section>
  )
}

const Copyable = ({ label, text }: { label: string; text: string }) => (
  <div>
    <Text size="xs" c="dimmed">
      {label}
    </Text>
    <Group gap="xs">
      <Code fz="sm" style={{ overflowWrap: 'anywhere' }}>
        {text}
      </Code>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button size="compact-sm" variant="light" aria-label={`Copiar ${label}`} onClick={copy}>
            {copied ? 'Copiado' : 'Copiar'}
          </Button>
        )}
      </CopyButton>
    </Group>
  </div>
)

/** Black on white whatever the theme, with the quiet zone of four modules: readers need both (ISO/IEC 18004). */
function QrCode({ text }: { text: string }) {
  const { size, data } = create(text, { errorCorrectionLevel: 'M' }).modules
  const path = [...data].map((bit, at) => (bit ? `M${at % size} ${Math.floor(at / size)}h1v1h-1z` : '')).join('')
  return (
    <svg
      role="img"
      aria-label="QR code do Pix"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      width={220}
      shapeRendering="crispEdges"
    >
      <rect x={-4} y={-4} width={size + 8} height={size + 8} fill="white" />
      <path d={path} fill="black" />
    </svg>
  )
}
