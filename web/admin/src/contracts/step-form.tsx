import { Alert, Button, Group, Paper, Stack, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import {
  FieldGrid,
  useCan,
  useFormState,
  useSubmit,
  type FormField,
  type Key,
  type ResponseOf,
  type Values,
} from '#kit'

/** A step of a sale that asks, says what will come of it and does it; or waits on the contract's own screen. */
export function StepForm<K extends Key>(options: {
  route: K
  permission: string
  contractId: string
  params?: Record<string, string>
  text: string
  initial?: Values
  fields?: readonly FormField[]
  preview?: (values: Values) => ReactNode
  toBody?: (values: Values) => Values
  submit: string
  onDone?: (result: ResponseOf<K>) => void
  skip?: ReactNode
}) {
  const { route, contractId, params, initial = {}, fields = [], toBody, onDone } = options
  const can = useCan()
  const form = useFormState(initial)
  const submission = useSubmit({
    form,
    route,
    params,
    initial,
    fields,
    toBody,
    onDone: (result) => onDone?.(result),
  })
  return (
    <form onSubmit={submission.send} noValidate>
      <Paper withBorder p="lg" radius="md" maw={980}>
        <Stack>
          <Text>{options.text}</Text>
          {form.general && (
            <Alert color="red" role="alert">
              {form.general}
            </Alert>
          )}
          <FieldGrid fields={fields} values={form.values} errors={form.errors} onChange={form.change} />
          {options.preview?.(form.values)}
          <Group justify="flex-end">
            {options.skip ?? (
              <Button variant="default" component={Link} to={`/contratos/${contractId}`}>
                Continuar depois
              </Button>
            )}
            {can(options.permission) && (
              <Button type="submit" loading={submission.isPending}>
                {options.submit}
              </Button>
            )}
          </Group>
        </Stack>
      </Paper>
    </form>
  )
}
