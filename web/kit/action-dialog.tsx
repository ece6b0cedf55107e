import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { Key, RequestOf, ResponseOf } from './api.ts'
import { FieldInput, type FormField } from './form-fields.tsx'
import { useFormState, valueAt, type Values } from './form-state.ts'
import { useAction } from './query.ts'

export type ActionDialogOptions<K extends Key> = {
  title: string
  /** What it will do, before one does it. */
  consequence?: ReactNode
  route: K
  params?: Record<string, string>
  initial?: Values
  fields?: readonly FormField[]
  submit: string
  isDangerous?: boolean
  done: string
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
  toBody = (values) => values,
  onDone,
  onClose,
}: ActionDialogOptions<K>) {
  const form = useFormState(initial)
  const action = useAction(route, {
    done,
    isQuiet: true,
    onDone: (result) => {
      onClose()
      onDone?.(result)
    },
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (action.isPending) return
    form.accept()
    action.mutate({ ...(params && { params }), body: toBody(form.values) } as unknown as RequestOf<K>, {
      onError: (error) =>
        form.refuse(
          error,
          fields.map(({ name }) => name),
        ),
    })
  }
  return (
    <form onSubmit={send} noValidate>
      <Stack>
        {consequence}
        {form.general && (
          <Alert color="red" role="alert">
            {form.general}
          </Alert>
        )}
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
          <Button type="submit" color={isDangerous ? 'red' : 'teal'} loading={action.isPending}>
            {submit}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
