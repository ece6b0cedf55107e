import { Group, Stack, Text, ThemeIcon, UnstyledButton } from '@mantine/core'
import { IconCheck, IconExclamationMark, IconMinus } from '@tabler/icons-react'
import { stateWords, stepWords, type Step, type StepName } from './steps.ts'

const looks = {
  done: { variant: 'filled', color: 'teal' },
  failed: { variant: 'light', color: 'red' },
  skipped: { variant: 'light', color: 'gray' },
  open: { variant: 'default', color: 'gray' },
} as const

const Mark = ({ step, number }: { step: Step; number: number }) => (
  <ThemeIcon radius="xl" size={28} {...looks[step.state]} role="img" aria-label={stateWords[step.state]}>
    {step.state === 'done' && <IconCheck size={16} />}
    {step.state === 'failed' && <IconExclamationMark size={16} />}
    {step.state === 'skipped' && <IconMinus size={16} />}
    {step.state === 'open' && number}
  </ThemeIcon>
)

/** All steps in their order; any that can be taken now may be chosen. */
export const StepList = (options: {
  steps: readonly Step[]
  chosen: StepName
  isReachable: (name: StepName) => boolean
  onChoose: (name: StepName) => void
}) => (
  <Stack component="ol" gap={4} m={0} p={0} style={{ listStyle: 'none' }} aria-label="Passos">
    {options.steps.map((step, index) => (
      <li key={step.name}>
        <UnstyledButton
          w="100%"
          p="xs"
          className="setup-step"
          disabled={!options.isReachable(step.name)}
          aria-current={step.name === options.chosen ? 'step' : undefined}
          onClick={() => options.onChoose(step.name)}
        >
          <Group wrap="nowrap" gap="sm">
            <Mark step={step} number={index + 1} />
            <div>
              <Text fw={step.name === options.chosen ? 650 : 450}>{stepWords[step.name].title}</Text>
              {step.state !== 'open' && (
                <Text size="xs" c="dimmed">
                  {stateWords[step.state]}
                </Text>
              )}
            </div>
          </Group>
        </UnstyledButton>
      </li>
    ))}
  </Stack>
)
