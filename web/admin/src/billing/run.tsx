import { Button, Tabs } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ApiError, Failure, OperationProgress, Page, useApi, useCan, useOpenOperation, type Operation } from '#kit'
import { RunHistory } from './run-history.tsx'
import { RunParked } from './run-parked.tsx'
import { RunPreview } from './run-preview.tsx'
import { RunStart } from './run-start.tsx'

/** See first, then bill. What is open is in the address and, wherever it was started, found again: a reload loses nothing. */
export function BillingRun() {
  const can = useCan()
  const mayRun = can('billing.run.start')
  const { previa, execucao }: { previa?: string; execucao?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const go = (search: { previa?: string; execucao?: string }) =>
    void navigate({ to: '/faturamento', search: search as never })
  const openRun = useOpenOperation('billing.run-billing', mayRun)
  const openPreview = useOpenOperation('billing.preview-run', mayRun)
  const running = execucao ?? openRun
  const looking = running === undefined ? (previa ?? openPreview) : undefined
  return (
    <Page
      title="Faturamento"
      actions={
        <>
          {can('billing.run.read') && (
            <Button component={Link} to="/faturamento/sem-titulo" variant="default">
              Contratos sem título
            </Button>
          )}
          {can('billing.ledger.read') && (
            <Button component={Link} to="/faturamento/conferencia" variant="default">
              Conferência contábil
            </Button>
          )}
        </>
      }
    >
      {mayRun && <RunStart isBusy={running !== undefined} onPreview={(id) => go({ previa: id })} />}
      {mayRun && running !== undefined && (
        <OperationProgress
          key={running}
          id={running}
          title="Faturamento"
          cancelConsequence="Os títulos já gerados ficam. O faturamento fica como não terminado: você pode continuar ou desfazer depois, na lista abaixo."
          onDone={(done) => void navigate({ to: `/faturamento/${runOf(done)}` })}
          onCancelled={() => execucao !== undefined && go({})}
        />
      )}
      {mayRun && looking !== undefined && (
        <Looked key={looking} id={looking} onApprove={(id) => go({ execucao: id })} />
      )}
      <Tabs defaultValue="runs" keepMounted={false} mt="sm">
        <Tabs.List>
          <Tabs.Tab value="runs">Faturamentos feitos</Tabs.Tab>
          <Tabs.Tab value="parked">Contratos estacionados</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="runs" pt="md">
          <RunHistory />
        </Tabs.Panel>
        <Tabs.Panel value="parked" pt="md">
          <RunParked />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

const runOf = ({ result }: Operation): string =>
  typeof result === 'object' && result !== null && 'runId' in result ? String(result.runId) : ''

/** A preview on its way, then what it found. */
function Looked({ id, onApprove }: { id: string; onApprove: (operationId: string) => void }) {
  const preview = useApi('GET /api/billing/previews/:id', { params: { id } })
  const isWaiting =
    preview.error === null || (preview.error instanceof ApiError && preview.error.code === 'preview-not-ready')
  if (preview.data) return <RunPreview preview={preview.data} onApprove={onApprove} />
  if (!isWaiting) return <Failure error={preview.error} retry={() => void preview.refetch()} />
  return (
    <OperationProgress
      id={id}
      title="Prévia do faturamento"
      cancelConsequence="A prévia é abandonada. Ela não gera nada."
      onDone={() => void preview.refetch()}
    />
  )
}
