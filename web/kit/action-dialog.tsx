import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { Key, RequestOf, ResponseOf } from './api.ts'
import { FieldInput, type FormField } from './form-fields.tsx'
import { useFormState, valueAt, withCleared, type Values } from './form-state.ts'
import { useAction } from './query.ts'
import { readConflict, StaleVersion, type Conflict } from './stale-version.tsx'

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
  toBody = (values) => values,
  onDone,
  onClose,
}: ActionDialogOptions<K>) {
  const form = useFormState(initial)
  const action = useAction(route, {
    ...(done !== undefined && { done }),
    isQuiet: true,
    onDone: (result) => {
      onClose()
      onDone?.(result)
    },
  })
  const [conflict, setConflict] = useState<Conflict>()
  const save = (values: Values) => {
    if (action.isPending) return
    form.accept()
    const body = toBody(withCleared(route, values, initial, fields))
    action.mutate({ ...(params && { params }), body } as unknown as RequestOf<K>, {
      onError: (error) => {
        const found = readConflict(error, initial, fields)
        if (found) return setConflict(found)
        form.refuse(
          error,
          fields.map(({ name }) => name),
        )
      },
    })
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    save(form.values)
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
        <StaleVersion
          conflict={conflict}
          mine={form.values}
          onClose={() => setConflict(undefined)}
          onChoose={(values) => {
            setConflict(undefined)
            form.replace(values)
            save(values)
          }}
        />
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
