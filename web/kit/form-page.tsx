import { useHotkeys } from '@mantine/hooks'
import { useBlocker, useNavigate } from '@tanstack/react-router'
import { useRef, type ReactNode } from 'react'
import type { ApiError, Key, ResponseOf } from './api.ts'
import type { FormField } from './field.ts'
import { FormBody } from './form-body.tsx'
import { useFormState, type Values } from './form-state.ts'
import { Page, type Crumb } from './page.tsx'
import { useSubmit } from './use-submit.tsx'

export type { FormField } from './field.ts'

export type FormPageOptions<K extends Key> = {
  title: string
  crumbs: readonly Crumb[]
  route: K
  params?: Record<string, string>
  initial?: Values
  /** The fields, or which fields these values want. */
  fields: readonly FormField[] | ((values: Values) => readonly FormField[])
  /** What follows the fields: a preview, or buttons that add more of them. */
  after?: (form: { values: Values; change: (path: string, value: unknown) => void }) => ReactNode
  /** What helps after this refusal, below its words: a link to what stands in the way. */
  remedy?: (problem: ApiError) => ReactNode
  submit?: string
  done: string
  /** Where one goes when it is saved. */
  next: (result: ResponseOf<K>) => string
  /** Last touch before sending: what the fields cannot say (ids, version). */
  toBody?: (values: Values) => Values
}

/** A form by description: fields with the server's problems at their places, Ctrl+S, and a guard against leaving unsaved. */
export function FormPage<K extends Key>(options: FormPageOptions<K>) {
  const { title, crumbs, route, params, initial = {}, after, remedy, submit = 'Salvar', done, next, toBody } = options
  const form = useFormState(initial)
  const fields = typeof options.fields === 'function' ? options.fields(form.values) : options.fields
  const navigate = useNavigate()
  const element = useRef<HTMLFormElement>(null)
  const isSaved = useRef(false)
  const submission = useSubmit({
    form,
    route,
    params,
    initial,
    fields,
    toBody,
    done,
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
  return (
    <Page title={title} crumbs={crumbs}>
      <form ref={element} onSubmit={submission.send} noValidate>
        <FormBody {...{ form, fields, after, remedy, submit, isPending: submission.isPending }} />
      </form>
      {submission.conflict}
    </Page>
  )
}
