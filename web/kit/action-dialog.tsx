import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Key, ResponseOf } from './api.ts'
import type { FormField } from './field.ts'
import { FieldInput } from './form-fields.tsx'
import { useFormState, valueAt, type Values } from './form-state.ts'
import { useSubmit } from './use-submit.tsx'

export type ActionDialogOptions<K extends Key> = {
  title: string
  /** What it will do, before one does it; a function when it hangs on what is typed. */
  consequence?: ReactNode | ((values: Values, change: (path: string, value: unknown) => void) => ReactNode)
  route: K
  params?: Record<string, string>
  initial?: Values
  fields?: readonly FormField[]
  submit: string
  isDangerous?: boolean
  /** Said when it is done; nothing when absent: what follows is shown in another way. */
  done?: string
  toBody?: (values: Values) => Values
  onDone?: (result: ResponseOf<K>) => void
  isOpen: boolean
  onClose: () => void
}

/** One action with its reason and consequence, in a dialog. Fields take the server's problems. */
export function ActionDialog<K extends Key>(options: ActionDialogOptions<K>) {
  return (
    <Modal opened={options.isOpen} onClose={options.onClose} title={options.title} centered>
      {options.isOpen && <DialogForm {...options} />}
    </Modal>
  )
}

function DialogForm<K extends Key>({
  consequence,
  route,
  params,
  initial = {},
  fields = [],
  submit,
  isDangerous,
  done,
  toBody,
  onDone,
  onClose,
}: ActionDialogOptions<K>) {
  const form = useFormState(initial)
  const submission = useSubmit({
    form,
    route,
    params,
    initial,
    fields,
    toBody,
    done,
    onDone: (result) => {
      onClose()
      onDone?.(result)
    },
  })
  return (
    <form onSubmit={submission.send} noValidate>
      <Stack>
        {consequence !== undefined && (
          <Text size="sm" component="div">
            {typeof consequence === 'function' ? consequence(form.values, form.change) : consequence}
          </Text>
        )}
        {form.general && (
          <Alert color="red" role="alert">
            {form.general}
          </Alert>
        )}
        {submission.conflict}
        {fields.map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            value={valueAt(form.values, field.name)}
            error={form.errors[field.name]}
            onChange={(value) => form.change(field.name, value)}
          />
        ))}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            Voltar
          </Button>
          <Button type="submit" color={isDangerous ? 'red' : 'teal'} loading={submission.isPending}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
