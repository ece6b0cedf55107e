import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core'
import { civilDateAt, formatCents, isCivilDate } from '@open-sgp/brasil'
import { ActionButton, formatDay, Money, optionsOf, useApi, type ResponseOf, type Values } from '#kit'
import type { Invoice } from './detail.tsx'
import { toOptions, useReceiptPoints } from './use-receipt-points.ts'

const counter = ['cash', 'card', 'transfer', 'pix']

/** A payment taken at the counter: the day says what fine and interest are owed, the amount says what becomes of it. */
export function Pay({ invoice: { id, quote } }: { invoice: Invoice }) {
  const points = toOptions(useReceiptPoints().filter(({ isActive }) => isActive))
  return (
    <ActionButton
      label="Registrar pagamento"
      permission="billing.payment.register"
      isPrimary
      route="POST /api/invoices/:id/payments"
      params={{ id }}
      initial={{ method: 'cash', paidOn: quote.on, receivedCents: quote.totalCents }}
      fields={[
        { name: 'paidOn', label: 'Pago em', type: 'date', isRequired: true },
        {
          name: 'method',
          label: 'Meio',
          type: 'select',
          isRequired: true,
          options: optionsOf('method').filter(({ value }) => counter.includes(value)),
        },
        { name: 'receivedCents', label: 'Recebido', type: 'money', isRequired: true },
        ...(points.length === 0
          ? []
          : [{ name: 'receiptPointId', label: 'Ponto de recebimento', type: 'select' as const, options: points }]),
        { name: 'reference', label: 'Comprovante ou referência', help: 'O mesmo número não é lançado duas vezes' },
      ]}
      consequence={(values, change) => <Effect invoiceId={id} values={values} change={change} />}
      done="Pagamento registrado."
    />
  )
}

type EffectOptions = { invoiceId: string; values: Values; change: (path: string, value: unknown) => void }

/** What the title costs on the chosen day, and what the typed amount does. */
function Effect({ invoiceId, values: { paidOn, receivedCents }, change }: EffectOptions) {
  const on = typeof paidOn === 'string' && isCivilDate(paidOn) ? paidOn : civilDateAt(new Date())
  const { data: quote, error } = useApi('GET /api/invoices/:id/quote', { params: { id: invoiceId }, query: { on } })
  if (error) return <Alert color="red">{error.message}</Alert>
  if (!quote) return null
  const cents = typeof receivedCents === 'number' ? receivedCents : 0
  return (
    <Stack gap="xs">
      <QuoteTable quote={quote} />
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" role="status">
          {effectOf(quote, cents)}
        </Text>
        {cents !== quote.totalCents && (
          <Button
            type="button"
            size="compact-sm"
            variant="light"
            onClick={() => change('receivedCents', quote.totalCents)}
          >
            {`Usar ${formatCents(quote.totalCents)}`}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

type Quote = ResponseOf<'GET /api/invoices/:id/quote'>

const QuoteTable = ({ quote }: { quote: Quote }) => (
  <Table verticalSpacing={4} aria-label={`Para quitar em ${formatDay(quote.on)}`}>
    <Table.Tbody>
      {(
        [
          ['Principal', quote.principalCents],
          ['Multa', quote.fineCents],
          ['Juros', quote.interestCents],
          [`Para quitar em ${formatDay(quote.on)}`, quote.totalCents],
        ] as const
      ).map(([label, cents], index) => (
        <Table.Tr key={label} fw={index === 3 ? 650 : 400}>
          <Table.Td>{label}</Table.Td>
          <Table.Td ta="right">
            <Money cents={cents} />
          </Table.Td>
        </Table.Tr>
      ))}
    </Table.Tbody>
  </Table>
)

/** What becomes of an amount, by the rules of the server's allocate-payment. */
export function effectOf({ principalCents, totalCents }: Quote, cents: number): string {
  if (cents <= 0) return 'Informe quanto foi recebido.'
  if (cents < principalCents) return `Abate o principal; ${formatCents(principalCents - cents)} seguem em aberto.`
  if (cents < totalCents) return `Quita o título; ${formatCents(totalCents - cents)} de multa e juros são perdoados.`
  if (cents === totalCents) return 'Quita o título, sem sobra.'
  return `Quita o título; ${formatCents(cents - totalCents)} viram crédito do cliente.`
}
