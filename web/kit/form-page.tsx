import { Alert, Button, Grid, Group, Paper, Stack } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconDeviceFloppy } from '@tabler/icons-react'
import { useBlocker, useNavigate } from '@tanstack/react-router'
import { useRef, type FormEvent } from 'react'
import type { Key, RequestOf, ResponseOf } from './api.ts'
import { FieldInput, type FormField } from './form-fields.tsx'
import { useFormState, valueAt, type Values } from './form-state.ts'
import { Page, type Crumb } from './page.tsx'
import { useAction } from './query.ts'

export type { FormField } from './form-fields.tsx'

export type FormPageOptions<K extends Key> = {
  title: string
  crumbs: readonly Crumb[]
  route: K
  params?: Record<string, string>
  initial?: Values
  fields: readonly FormField[]
  submit?: string
  done: string
  /** Where one goes when it is saved. */
  next: (result: ResponseOf<K>) => string
  /** Last touch before sending: what the fields cannot say (ids, version). */
  toBody?: (values: Values) => Values
}

/** A form by description: fields with the server's problems at their places, Ctrl+S, and a guard against leaving unsaved. */
export function FormPage<K extends Key>(options: FormPageOptions<K>) {
  const {
    title,
    crumbs,
    route,
    params,
    initial = {},
    fields,
    submit = 'Salvar',
    done,
    next,
    toBody = (values) => values,
  } = options
  const form = useFormState(initial)
  const navigate = useNavigate()
  const element = useRef<HTMLFormElement>(null)
  const isSaved = useRef(false)
  const action = useAction(route, {
    done,
    isQuiet: true,
    onDone: (result) => {
      isSaved.current = true
      void navigate({ to: next(result) })
    },
  })
  useBlocker({
    shouldBlockFn: () =>
      form.isDirty && !isSaved.current && !window.confirm('Há alterações que não foram salvas. Sair assim mesmo?'),
    enableBeforeUnload: () => form.isDirty && !isSaved.current,
  })
  useHotkeys([['mod+S', () => element.current?.requestSubmit()]], [])
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
    <Page title={title} crumbs={crumbs}>
      <form ref={element} onSubmit={send} noValidate>
        <Paper withBorder p="lg" radius="md" maw={980}>
          <Stack>
            {form.general && (
              <Alert color="red" role="alert">
                {form.general}
              </Alert>
            )}
            <Grid>
              {fields.map((field) => (
                <Grid.Col key={field.name} span={{ base: 12, sm: field.span ?? 6 }}>
                  <FieldInput
                    field={field}
                    value={valueAt(form.values, field.name)}
                    error={form.errors[field.name]}
                    onChange={(value) => form.change(field.name, value)}
                  />
                </Grid.Col>
              ))}
            </Grid>
            <Group justify="flex-end">
              <Button type="submit" loading={action.isPending} leftSection={<IconDeviceFloppy size={16} />}>
                {submit}
              </Button>
            </Group>
          </Stack>
        </Paper>
      </form>
    </Page>
  )
}
