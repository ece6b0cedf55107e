import { Button, Grid, Paper, Progress, Text } from '@mantine/core'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ActionButton, ApiError, EmptyState, Failure, Page, useApi, useSession } from '#kit'
import { StepList } from './step-list.tsx'
import { StepPanel } from './step-panel.tsx'
import { saleLinks, type Step, type StepName } from './steps.ts'

const title = 'Configuração inicial'

/** The first setup: leave it and come back, it stands where it was. */
export function Setup() {
  const { data, error, refetch } = useApi('GET /api/setup', {})
  if (error instanceof ApiError && error.code === 'setup-closed') return <ClosedSetup />
  return (
    <Page title={title} actions={data?.canClose && <CloseButton />}>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {data && <OpenSetup steps={data.steps} canClose={data.canClose} />}
    </Page>
  )
}

const ClosedSetup = () => (
  <Page title={title}>
    <Paper withBorder radius="md">
      <EmptyState
        action={
          <Button component={Link} to="/">
            Ir para o painel
          </Button>
        }
      >
        A configuração inicial está concluída e não se repete. O que foi escolhido nela muda-se nas telas de cada
        assunto.
      </EmptyState>
    </Paper>
  </Page>
)

const CloseButton = () => (
  <ActionButton
    label="Concluir"
    isPrimary
    permission="setup.run"
    route="POST /api/setup/close"
    toBody={() => ({})}
    consequence="A configuração inicial se encerra para sempre, nesta instalação inteira. O que foi deixado para depois faz-se nas telas de cada assunto."
    submit="Concluir a configuração"
    done="Configuração inicial concluída."
  />
)

const isPast = ({ state }: Step) => state === 'done' || state === 'skipped'

function OpenSetup({ steps, canClose }: { steps: readonly Step[]; canClose: boolean }) {
  const search: Record<string, string> = useSearch({ strict: false })
  const navigate = useNavigate()
  const { companyId } = useSession()
  const isReachable = (name: StepName) => name === 'company' || companyId !== null
  // What was just done stays in sight until one goes on: what a trial answered is worth reading.
  const [begun] = useState(() => steps.find((one) => !isPast(one))?.name)
  const step = steps.find(({ name }) => name === (search['passo'] ?? begun) && isReachable(name)) ?? steps[0]
  const next = steps.find((one) => !isPast(one) && one.name !== step?.name)
  const choose = (passo: StepName) => void navigate({ to: '.', search: { passo } as never })
  const own = steps.filter(({ name }) => saleLinks[name] === undefined)
  const past = own.filter(isPast).length
  if (!step) return null
  return (
    <>
      <Text size="sm" c="dimmed">
        {canClose
          ? 'Tudo pronto: conclua quando quiser. A primeira venda pode vir depois.'
          : `${past} de ${own.length} passos. Você pode sair e voltar: nada se perde.`}
      </Text>
      <Progress value={(past / own.length) * 100} size="sm" aria-label="Andamento da configuração" />
      <Grid gap="xl">
        <Grid.Col span={{ base: 12, md: 3 }}>
          <StepList steps={steps} chosen={step.name} isReachable={isReachable} onChoose={choose} />
        </Grid.Col>
        <Grid.Col span={{ base: 12, md: 9 }}>
          <StepPanel key={step.name} step={step} onNext={next && isPast(step) ? () => choose(next.name) : undefined} />
        </Grid.Col>
      </Grid>
    </>
  )
}
