import { Box, Progress, Stepper, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Page } from '#kit'

export const saleCrumbs = [{ label: 'Contratos', to: '/contratos' }]

const steps = [
  { id: 'cliente', label: 'Cliente' },
  { id: 'plano', label: 'Plano' },
  { id: 'instalacao', label: 'Instalação' },
  { id: 'revisao', label: 'Conferência' },
  { id: 'assinatura', label: 'Assinatura' },
  { id: 'ativacao', label: 'Ativação' },
  { id: 'login', label: 'Login' },
] as const

export type SaleStep = (typeof steps)[number]['id'] | 'pronto'

/** Where a sale is: all steps in a row, or in a line of words where there is no room. */
export function SaleSteps({ at, onChoose }: { at: SaleStep; onChoose?: ((step: SaleStep) => void) | undefined }) {
  const found = steps.findIndex(({ id }) => id === at)
  const active = found < 0 ? steps.length : found
  const isReachable = (index: number) => onChoose !== undefined && index > 0 && index < active
  return (
    <>
      <Box visibleFrom="md">
        <Stepper
          active={active}
          size="xs"
          aria-label="Passos da venda"
          {...(onChoose && { onStepClick: (index: number) => onChoose(steps[index]?.id ?? at) })}
        >
          {steps.map(({ id, label }, index) => (
            <Stepper.Step key={id} label={label} allowStepSelect={isReachable(index)} />
          ))}
        </Stepper>
      </Box>
      <Box hiddenFrom="md">
        <Text size="sm" fw={550}>
          {active < steps.length
            ? `Passo ${active + 1} de ${steps.length}: ${steps[active]?.label}`
            : 'Venda concluída'}
        </Text>
        <Progress value={(active / steps.length) * 100} size="sm" mt={4} aria-label="Andamento da venda" />
      </Box>
    </>
  )
}

/** One step of a sale in its page. */
export const SaleFrame = (options: {
  title: string
  at: SaleStep
  onChoose?: (step: SaleStep) => void
  crumbs?: readonly { label: string; to: string }[]
  children: ReactNode
}) => (
  <Page title={options.title} crumbs={options.crumbs ?? saleCrumbs}>
    <SaleSteps at={options.at} onChoose={options.onChoose} />
    {options.children}
  </Page>
)
