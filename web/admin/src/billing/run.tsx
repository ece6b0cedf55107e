import { Alert, Button, Group, Paper, Stack, TextInput } from '@mantine/core'
import { addDays, civilDateAt, formatCents } from '@open-sgp/brasil'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import {
  confirmAction,
  Failure,
  formatDay,
  ListBody,
  Page,
  Section,
  StatusBadge,
  useAction,
  useApi,
  useCan,
} from '#kit'
import { RunReport, type Run } from './run-report.tsx'

const titles = (count: number) => `${count.toLocaleString('pt-BR')} ${count === 1 ? 'título' : 'títulos'}`

/** See first, then bill: a run of the same days twice finds nothing left, so that a second click cannot charge twice. */
export function BillingRun() {
  const can = useCan()
  const settings = useApi('GET /api/billing/settings', {}, { enabled: can('billing.settings.read') }).data
  const [chosen, setChosen] = useState<string>()
  const [preview, setPreview] = useState<Run>()
  const [result, setResult] = useState<Run>()
  const rehearse = useAction('POST /api/billing/runs', { onDone: setPreview, isQuiet: true })
  const bill = useAction('POST /api/billing/runs', {
    isQuiet: true,
    onDone: (run) => {
      setResult(run)
      setPreview(undefined)
    },
  })
  const dueUntil = chosen ?? addDays(civilDateAt(new Date()), settings?.daysAhead ?? 10)
  const ask = ({ invoiceCount, amountCents, ...run }: Run) =>
    confirmAction({
      title: `Gerar ${titles(invoiceCount)}`,
      consequence: `${titles(invoiceCount)} no total de ${formatCents(amountCents)}, com vencimento até ${formatDay(run.dueUntil)}. Os clientes passam a dever. ${run.parkedCount} contratos ficam de fora.`,
      confirm: `Gerar ${titles(invoiceCount)}`,
      onConfirm: () => !bill.isPending && bill.mutate({ body: { dueUntil: run.dueUntil } }),
    })
  const failure = rehearse.error ?? bill.error
  return (
    <Page
      title="Faturamento"
      actions={
        can('billing.ledger.read') && (
          <Button component={Link} to="/faturamento/conferencia" variant="default">
            Conferência contábil
          </Button>
        )
      }
    >
      {can('billing.run.start') && (
        <Paper withBorder radius="md" p="md">
          <Group align="end">
            <TextInput
              type="date"
              label="Vencimentos até"
              value={dueUntil}
              onChange={(event) => {
                setChosen(event.currentTarget.value)
                setPreview(undefined)
              }}
            />
            <Button
              variant={preview ? 'default' : 'filled'}
              loading={rehearse.isPending}
              disabled={bill.isPending || dueUntil === ''}
              onClick={() => {
                setResult(undefined)
                rehearse.mutate({ body: { dueUntil, dryRun: true } })
              }}
            >
              Ver prévia
            </Button>
            {preview && preview.invoiceCount > 0 && (
              <Button loading={bill.isPending} disabled={rehearse.isPending} onClick={() => ask(preview)}>
                {`Gerar ${titles(preview.invoiceCount)}`}
              </Button>
            )}
          </Group>
        </Paper>
      )}
      {failure && <Failure error={failure} retry={() => rehearse.mutate({ body: { dueUntil, dryRun: true } })} />}
      {result && (
        <Alert
          color="teal"
          role="status"
        >{`Gerados ${titles(result.invoiceCount)}, ${formatCents(result.amountCents)}.`}</Alert>
      )}
      {preview?.invoiceCount === 0 && <Alert role="status">Nada a faturar até esse dia: tudo já foi gerado.</Alert>}
      {(preview ?? result) && <RunReport run={preview ?? result} />}
      <Stack>
        <Parked />
      </Stack>
    </Page>
  )
}

const Parked = () => (
  <Section title="Contratos estacionados">
    <ListBody
      route="GET /api/billing/parked-contracts"
      rowId={(contract) => contract.contractId}
      open={(contract) => `/contratos/${contract.contractId}`}
      columns={[
        { title: 'Contrato', width: 100, render: (contract) => contract.contractNumber },
        { title: 'Cliente', render: (contract) => contract.clientName },
        { title: 'Causa', width: 230, render: ({ cause }) => <StatusBadge of="parked" value={cause} /> },
        { title: 'Como resolver', isWide: true, render: (contract) => contract.detail },
      ]}
      empty="Nenhum contrato estacionado: todos podem ser faturados."
    />
  </Section>
)
