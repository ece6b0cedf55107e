import { useState, type FormEvent, type ReactNode } from 'react'
import type { Key, RequestOf, ResponseOf } from './api.ts'
import type { FormField } from './field.ts'
import { withCleared, type useFormState, type Values } from './form-state.ts'
import { useAction } from './query.ts'
import { readConflict, StaleVersion, type Conflict } from './stale-version.tsx'

/** What came masked and was not touched is not sent: the server keeps the whole value. */
const withoutMasked = (values: Values, initial: Values): Values =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => !(typeof value === 'string' && value.includes('***') && value === initial[name]),
    ),
  )

/** Above the person's limit nothing was done yet: another one decides (202). */
const isWaiting = (result: unknown): boolean => typeof result === 'object' && result !== null && 'approvalId' in result
const waiting = 'Passa da sua alçada: o pedido foi enviado e espera a aprovação de outra pessoa. Veja em Meus pedidos.'

export type SubmitOptions<K extends Key> = {
  form: ReturnType<typeof useFormState>
  route: K
  params?: Record<string, string> | undefined
  initial: Values
  fields: readonly FormField[]
  /** Last touch before sending: what the fields cannot say (ids, version). */
  toBody?: ((values: Values) => Values) | undefined
  done?: string | undefined
  onDone: (result: ResponseOf<K>) => void
}

/**
 * How every form is sent: once at a time, refusals at their fields, and a version that another saved meanwhile shown beside
 * one's own (`conflict`, to be drawn somewhere in the form's screen).
 */
export function useSubmit<K extends Key>(options: SubmitOptions<K>) {
  const { form, route, params, initial, fields, toBody = (values) => values, done, onDone } = options
  const [conflict, setConflict] = useState<Conflict>()
  const action = useAction(route, {
    ...(done !== undefined && { done: (result: ResponseOf<K>) => (isWaiting(result) ? waiting : done) }),
    isQuiet: true,
    onDone,
  })
  const refuse = (error: Error, sent: Values) => {
    const found = readConflict(error, initial, sent, fields)
    if (found?.isMine) return save({ ...sent, version: found.current['version'] })
    if (found) return setConflict(found)
    const names = fields.map(({ name }) => name)
    form.refuse(error, names)
  }
  const save = (values: Values) => {
    if (action.isPending) return
    form.accept()
    const body = toBody(withoutMasked(withCleared(route, values, initial, fields), initial))
    action.mutate({ ...(params && { params }), body } as unknown as RequestOf<K>, {
      onError: (error) => refuse(error, values),
    })
  }
  const choose = (values: Values) => {
    setConflict(undefined)
    form.replace(values)
    save(values)
  }
  const dialog: ReactNode = (
    <StaleVersion conflict={conflict} mine={form.values} onClose={() => setConflict(undefined)} onChoose={choose} />
  )
  const send = (event: FormEvent) => {
    event.preventDefault()
    save(form.values)
  }
  return { send, isPending: action.isPending, conflict: dialog }
}
