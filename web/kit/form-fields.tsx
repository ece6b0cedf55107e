import { Checkbox, MultiSelect, Select, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { CepInput, CityInput, DocumentInput, PhoneInput } from './brazil-fields.tsx'
import { DayInput } from './day-input.tsx'
import type { CommonProps, FormField } from './field.ts'
import { DecimalInput, IntegerInput, MbpsInput, MoneyInput, PercentInput } from './number-fields.tsx'

export type FieldProps = {
  field: FormField
  value: unknown
  error: string | undefined
  onChange: (value: unknown) => void
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const textual = { cep: CepInput, document: DocumentInput, phone: PhoneInput, city: CityInput, date: DayInput } as const
const numeric = {
  money: MoneyInput,
  integer: IntegerInput,
  decimal: DecimalInput,
  percent: PercentInput,
  mbps: MbpsInput,
} as const

/** Draws one field. An empty text is an absent value. */
export function FieldInput(props: FieldProps): ReactNode {
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
      const Input = numeric[field.type]
      return <Input {...common} value={typeof value === 'number' ? value : undefined} onChange={onChange} />
    }
    default:
      return <PlainInput {...props} field={field} common={common} />
  }
}

type Plain = Extract<
  FormField,
  { type?: 'text' | 'password' | 'email' | 'textarea' | 'select' | 'multiselect' | 'tags' | 'checkbox' }
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
      return (
        <MultiSelect
          {...common}
          data={[...field.options]}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      )
    case 'tags':
      return (
        <TagsInput
          {...common}
          placeholder={field.placeholder}
          acceptValueOnBlur
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      )
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
