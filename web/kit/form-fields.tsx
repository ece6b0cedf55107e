import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { lazy, Suspense, type ReactNode } from 'react'
import { CepInput, CityInput, DocumentInput, PhoneInput } from './brazil-fields.tsx'
import { DayInput } from './day-input.tsx'
import type { CommonProps, FormField } from './field.ts'
import { MoneyInput } from './money-input.tsx'

export type FieldProps = {
  field: FormField
  value: unknown
  error: string | undefined
  onChange: (value: unknown) => void
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const textual = { cep: CepInput, document: DocumentInput, phone: PhoneInput, city: CityInput, date: DayInput } as const

// What few forms have comes when the first of them opens.
const loadNumbers = () => import('./number-fields.tsx')
const loadLists = () => import('./list-fields.tsx')
const numeric = {
  integer: lazy(async () => ({ default: (await loadNumbers()).IntegerInput })),
  decimal: lazy(async () => ({ default: (await loadNumbers()).DecimalInput })),
  percent: lazy(async () => ({ default: (await loadNumbers()).PercentInput })),
  mbps: lazy(async () => ({ default: (await loadNumbers()).MbpsInput })),
} as const
const SeveralInput = lazy(async () => ({ default: (await loadLists()).SeveralInput }))
const TextsInput = lazy(async () => ({ default: (await loadLists()).TextsInput }))
const CitiesInput = lazy(async () => ({ default: (await loadLists()).CitiesInput }))

/** Draws one field. An empty text is an absent value. */
export const FieldInput = (props: FieldProps): ReactNode => (
  <Suspense fallback={<TextInput label={props.field.label} description={props.field.help} disabled />}>
    <AnyInput {...props} />
  </Suspense>
)

function AnyInput(props: FieldProps): ReactNode {
  const { field, value, error, onChange } = props
  const common: CommonProps = {
    label: field.label,
    description: field.help,
    error,
    required: field.isRequired ?? false,
    name: field.name,
    'data-path': field.name,
  }
  switch (field.type) {
    case 'cep':
    case 'document':
    case 'phone':
    case 'city':
    case 'date': {
      const Input = textual[field.type]
      return <Input {...common} value={textOf(value)} onChange={onChange} />
    }
    case 'money':
    case 'integer':
    case 'decimal':
    case 'percent':
    case 'mbps': {
      const Input = field.type === 'money' ? MoneyInput : numeric[field.type]
      return <Input {...common} value={typeof value === 'number' ? value : undefined} onChange={onChange} />
    }
    default:
      return <PlainInput {...props} field={field} common={common} />
  }
}

type Plain = Extract<
  FormField,
  { type?: 'text' | 'password' | 'email' | 'textarea' | 'select' | 'multiselect' | 'tags' | 'cities' | 'checkbox' }
>

function PlainInput({ field, value, onChange, common }: FieldProps & { field: Plain; common: CommonProps }) {
  const text = { ...common, value: textOf(value) }
  switch (field.type) {
    case 'textarea':
      return (
        <Textarea
          {...text}
          autosize
          minRows={2}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      )
    case 'select':
      return (
        <Select
          {...text}
          data={[...field.options]}
          searchable={field.isSearchable ?? false}
          clearable={!field.isRequired}
          value={text.value || null}
          onChange={(next) => onChange(next ?? undefined)}
          nothingFoundMessage="Nada encontrado"
        />
      )
    case 'multiselect':
      return <SeveralInput {...common} options={field.options} value={value} onChange={onChange} />
    case 'cities':
      return <CitiesInput {...common} value={value} onChange={onChange} />
    case 'tags':
      return <TextsInput {...common} placeholder={field.placeholder} value={value} onChange={onChange} />
    case 'checkbox':
      return (
        <Checkbox
          {...common}
          mt="lg"
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      )
    default:
      return (
        <TextInput
          {...text}
          type={field.type ?? 'text'}
          placeholder={field.placeholder}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      )
  }
}
