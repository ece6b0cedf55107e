import { Alert, Loader, Stack, Text } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { formatDay, showOnce, useApi, type ResponseOf } from '#kit'

export type UnlockQuote = ResponseOf<'GET /api/trust-unlocks/quote'>

/** What is left of the quota, in words. */
export const quotaOf = ({ grantedInYear, unlocksPerYear }: UnlockQuote): string =>
  unlocksPerYear === 0
    ? 'A política não concede desbloqueios de confiança.'
    : `Este contrato usou ${grantedInYear} de ${unlocksPerYear} em 12 meses.`

/** What the client is to be told. */
export const showPromise = ({ number, message }: { number: number; message: string }): void =>
  showOnce({
    title: 'Desbloqueio concedido',
    label: `Protocolo ${number}`,
    value: message,
    note: 'Leia ao cliente, ou copie e envie a ele.',
  })

/** Until when at most, for which titles, and what is left of the quota; or why not. */
export function UnlockTerms({ contractId }: { contractId: string }) {
  const quote = useApi('GET /api/trust-unlocks/quote', { query: { contractId } }).data
  if (!quote) return <Loader size="sm" aria-label="Conferindo a cota" />
  return <QuoteWords quote={quote} />
}

export function QuoteWords({ quote }: { quote: UnlockQuote }) {
  if (quote.refusal)
    return (
      <Alert color="orange" title="Não pode ser concedido">
        {quote.refusal.detail}
      </Alert>
    )
  const { titles, latestUntil } = quote
  return (
    <Stack gap={4}>
      <Text size="sm">
        {`O acesso volta agora, no máximo até ${formatDay(latestUntil)}, pela promessa de pagar ${titles.length === 1 ? 'o título' : 'os títulos'} ${titles
          .map(({ number, openCents }) => `${number} (${formatCents(openCents)})`)
          .join(', ')}. Sem pagamento até o prazo, bloqueia de novo, sem novo aviso. Os dias são cobrados.`}
      </Text>
      <Text size="sm" fw={500}>
        {quotaOf(quote)}
      </Text>
    </Stack>
  )
}
