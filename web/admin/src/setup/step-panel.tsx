import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useAction } from '#kit'
import { BackupStep } from './backup-step.tsx'
import { AccountStep, BranchStep, CompanyStep, NasStep, PlanStep, TermsStep, UserStep } from './step-forms.tsx'
import { saleLinks, stepWords, type Step, type StepName } from './steps.ts'
import { MailStep, RadiusTrial } from './trials.tsx'

const NetworkStep = () => (
  <Stack>
    <NasStep />
    <RadiusTrial />
  </Stack>
)

const forms: Partial<Record<StepName, ComponentType>> = {
  company: CompanyStep,
  branch: BranchStep,
  account: AccountStep,
  network: NetworkStep,
  plan: PlanStep,
  terms: TermsStep,
  mail: MailStep,
  user: UserStep,
  backup: BackupStep,
}

/** One step: what it is for, its form, and a way to leave it for later. */
export function StepPanel({ step, onNext }: { step: Step; onNext: (() => void) | undefined }) {
  const skip = useAction('POST /api/setup/skip')
  const { title, why } = stepWords[step.name]
  const Form = forms[step.name]
  const link = saleLinks[step.name]
  const isLeavable =
    !step.isRequired && saleLinks[step.name] === undefined && step.state !== 'done' && step.state !== 'skipped'
  return (
    <Stack component="section" aria-labelledby="passo">
      <div>
        <Title order={2} size="h3" id="passo">
          {title}
        </Title>
        <Text c="dimmed" maw={720}>
          {why}
        </Text>
      </div>
      {step.detail !== null && (
        <Alert color={step.state === 'failed' ? 'red' : 'gray'} maw={980}>
          {step.detail}
        </Alert>
      )}
      {step.state === 'done' && !step.isTried && (
        <Alert color="teal" maw={980}>
          Feito. Não há mais nada a fazer aqui.
        </Alert>
      )}
      {(step.state !== 'done' || step.isTried) && Form && <Form />}
      <Group>
        {onNext && <Button onClick={onNext}>Próximo passo</Button>}
        {link && step.state !== 'done' && (
          <Button component={Link} to={link.to}>
            {link.label}
          </Button>
        )}
        {isLeavable && (
          <Button variant="default" loading={skip.isPending} onClick={() => skip.mutate({ body: { step: step.name } })}>
            Deixar para depois
          </Button>
        )}
      </Group>
    </Stack>
  )
}
