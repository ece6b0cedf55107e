import { Anchor, Stack } from '@mantine/core'
import { addDays } from '@open-sgp/brasil'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { ActionButton, DetailPage, Facts, formatDay, Money, optionsOf, RowsTable, Section, useApi } from '#kit'
import { unlockCrumbs } from './choose-blocked.tsx'
import { quotaOf, QuoteWords, showPromise, type UnlockQuote } from './unlock-terms.tsx'

/** What the promise covers and what is left of the quota, before it is granted. */
export function NewUnlock() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/trust-unlocks/quote', { query: { contractId: id } })
  const quote = read.data
  return (
    <DetailPage
      title="Desbloqueio de confiança"
      crumbs={unlockCrumbs}
      read={read}
      actions={quote && !quote.refusal && <Grant quote={quote} />}
      facts={quote && <Facts items={factsOf(quote)} />}
    >
      {quote && (
        <Stack>
          {quote.refusal && <QuoteWords quote={quote} />}
          <Section title="Títulos vencidos que a promessa cobre">
            <RowsTable
              rows={quote.titles}
              rowId={({ invoiceId }) => invoiceId}
              columns={[
                {
                  title: 'Título',
                  width: 120,
                  render: ({ invoiceId, number }) => (
                    <Anchor component={Link} to={`/titulos/${invoiceId}`} size="sm">
                      {number}
                    </Anchor>
                  ),
                },
                { title: 'Vencimento', field: 'dueOn' },
                { title: 'Em aberto', field: 'openCents' },
              ]}
              empty="Nada vencido."
            />
          </Section>
        </Stack>
      )}
    </DetailPage>
  )
}

function Grant({ quote }: { quote: UnlockQuote }) {
  const navigate = useNavigate()
  return (
    <ActionButton
      label="Conceder desbloqueio"
      permission="dunning.unlock.create"
      isPrimary
      route="POST /api/trust-unlocks"
      initial={{ until: quote.latestUntil, channel: 'staff' }}
      fields={[
        { name: 'until', label: 'Até o fim do dia', type: 'date', help: `No máximo ${formatDay(quote.latestUntil)}` },
        {
          name: 'channel',
          label: 'O pedido veio por',
          type: 'select',
          isRequired: true,
          options: optionsOf('unlockChannel'),
        },
      ]}
      toBody={(values) => ({ ...values, contractId: quote.contractId })}
      consequence={<QuoteWords quote={quote} />}
      onDone={(unlock) => {
        void navigate({ to: `/contratos/${quote.contractId}` })
        showPromise(unlock)
      }}
    />
  )
}

const factsOf = (quote: UnlockQuote) =>
  [
    [
      'Contrato',
      <Anchor key="contract" component={Link} to={`/contratos/${quote.contractId}`}>
        {`${quote.contractNumber} · ${quote.clientName}`}
      </Anchor>,
    ],
    [
      'Prazo máximo',
      `${formatDay(quote.latestUntil)}; bloqueia de novo em ${formatDay(addDays(quote.latestUntil, 1))}`,
    ],
    ['Cota', quotaOf(quote)],
    ['Vencido', <Money key="debt" cents={quote.titles.reduce((sum, { openCents }) => sum + openCents, 0)} />],
  ] as const
