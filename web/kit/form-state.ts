import { useState } from 'react'
import { ApiError } from './api.ts'

export type Values = { [name: string]: unknown }

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at `a.b.0.c`. */
export function valueAt(values: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (found, part) => (isRecord(found) || Array.isArray(found) ? Reflect.get(found, part) : undefined),
      values,
    )
}

/** A copy with the value at `path` set; what is undefined is left out. */
export function withValue(values: unknown, path: string, value: unknown): Values {
  const [head = '', ...rest] = path.split('.')
  const before = valueAt(values, head)
  const next =
    rest.length === 0
      ? value
      : Array.isArray(before) || /^\d+$/.test(rest[0] ?? '')
        ? withItem(Array.isArray(before) ? before : [], rest, value)
        : withValue(before ?? {}, rest.join('.'), value)
  return { ...(isRecord(values) ? values : {}), [head]: next }
}

function withItem(items: unknown[], [index = '0', ...rest]: string[], value: unknown): unknown[] {
  const copy = [...items]
  copy[Number(index)] = rest.length === 0 ? value : withValue(copy[Number(index)] ?? {}, rest.join('.'), value)
  return copy
}

type Named = { name: string; isRequired?: boolean }

/** What a change sends: a field that was emptied is null, because what a PATCH leaves out stays as it was. */
export function withCleared(key: string, values: Values, initial: Values, fields: readonly Named[]): Values {
  if (!key.startsWith('PATCH ')) return values
  return fields
    .filter(({ name }) => valueAt(values, name) === undefined && valueAt(initial, name) !== undefined)
    .reduce((body, { name }) => withValue(body, name, null), values)
}

/** What a form holds, whether it differs from what it began with, and what the server said of its fields. */
export function useFormState(initial: Values) {
  const [values, setValues] = useState(initial)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [general, setGeneral] = useState<string>()
  const [problem, setProblem] = useState<ApiError>()
  const [isDirty, setDirty] = useState(false)
  return {
    values,
    errors,
    general,
    /** The refusal itself, for a screen that knows what to do about it. */
    problem,
    isDirty,
    change: (path: string, value: unknown) => {
      setValues((before) => withValue(before, path, value))
      setErrors(({ [path]: _gone, ...rest }) => rest)
      setDirty(true)
    },
    replace: setValues,
    /** Puts each problem at its field; what has no field here stands above the form. */
    refuse: (error: Error, names: readonly string[]) => {
      setProblem(error instanceof ApiError ? error : undefined)
      const found =
        error instanceof ApiError
          ? error.errors.map(({ pointer, detail }) => [pointer.slice(1).replaceAll('/', '.'), detail] as const)
          : []
      const known = found.filter(([path]) => names.includes(path))
      setErrors(Object.fromEntries(known))
      const others = found.filter(([path]) => !names.includes(path)).map(([path, detail]) => `${path}: ${detail}`)
      setGeneral(
        others.length > 0 ? others.join(' · ') : known.length > 0 ? 'Corrija os campos marcados.' : error.message,
      )
    },
    accept: () => {
      setErrors({})
      setGeneral(undefined)
      setProblem(undefined)
    },
  }
}
