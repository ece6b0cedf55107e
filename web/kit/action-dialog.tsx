import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useEffect, useRef, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import type { Key, ResponseOf } from './api.ts'
import type { FormField } from './field.ts'
import { FieldInput } from './form-fields.tsx'
import { useFormState, valueAt, type Values } from './form-state.ts'
import { useSubmit } from './use-submit.tsx'

export type ActionDialogOptions<K extends Key> = {
  title: string
  /** What it will do, before one does it; a function when it hangs on what is typed. */
  consequence?: ReactNode | ((values: Values, change: (path: string, value: unknown) => void) => ReactNode)
  /** Below the fields: what would come of these values. The dialog is then a wide one. */
  preview?: (values: Values) => ReactNode
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
  const dirtiness = useRef(false)
  // A click beside the dialog is easily made: what was typed is not lost by it.
  const leave = () => {
    if (!dirtiness.current || window.confirm('O que você digitou aqui se perde. Fechar assim mesmo?')) options.onClose()
  }
  return (
    <Modal opened={options.isOpen} onClose={leave} title={options.title} centered size={options.preview ? 'xl' : 'md'}>
      {options.isOpen && <DialogForm {...options} dirtiness={dirtiness} />}
    </Modal>
  )
}

const submitByKey = (event: KeyboardEvent<HTMLFormElement>): void => {
  if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

function DialogForm<K extends Key>({
  consequence,
  preview,
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
  dirtiness,
}: ActionDialogOptions<K> & { dirtiness: RefObject<boolean> }) {
  const form = useFormState(initial)
  const { isDirty } = form
  useEffect(() => {
    dirtiness.current = isDirty
    return () => {
      dirtiness.current = false
    }
  }, [dirtiness, isDirty])
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
    <form onSubmit={submission.send} onKeyDown={submitByKey} noValidate>
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
        {preview?.(form.values)}
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
