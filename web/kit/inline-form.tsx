import { FormBody } from './form-body.tsx'
import type { Key, ResponseOf } from './api.ts'
import type { FormPageOptions } from './form-page.tsx'
import { useFormState } from './form-state.ts'
import { useSubmit } from './use-submit.tsx'

type InlineFormOptions<K extends Key> = Omit<FormPageOptions<K>, 'title' | 'crumbs' | 'next' | 'done'> & {
  done?: string
  onDone?: (result: ResponseOf<K>) => void
}

/** The same form within another page: one stays there when it is sent. */
export function InlineForm<K extends Key>(options: InlineFormOptions<K>) {
  const { route, params, initial = {}, after, remedy, submit = 'Salvar', done, onDone = () => {}, toBody } = options
  const form = useFormState(initial)
  const fields = typeof options.fields === 'function' ? options.fields(form.values) : options.fields
  const submission = useSubmit({ form, route, params, initial, fields, toBody, done, onDone })
  return (
    <form onSubmit={submission.send} noValidate>
      <FormBody {...{ form, fields, after, remedy, submit, isPending: submission.isPending }} />
      {submission.conflict}
    </form>
  )
}
