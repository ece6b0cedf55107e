import { parseCents } from '@open-sgp/brasil'
import { Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { CepInput, CityInput, DocumentInput } from './brazil-fields.tsx'

type Option = { value: string; label: string }

/** A field by description. `name` is the path in the body (`version.priceCents`), so that the server's pointers find it. */
export type FormField = {
  name: string
  label: string
  help?: string
  isRequired?: boolean
  /** Columns of twelve; 6 when absent. */
  span?: number
  /** Heading above this field: a new part of the form begins. */
  section?: string
} & (
  | { type?: 'text' | 'date' | 'password' | 'email'; placeholder?: string }
  | { type: 'textarea' }
  | { type: 'select'; options: readonly Option[]; isSearchable?: boolean }
  | { type: 'multiselect'; options: readonly Option[] }
  | { type: 'money' | 'integer' | 'decimal' | 'percent' | 'mbps' }
  /** `document`: CPF or CNPJ. `city`: the IBGE code, found by the municipality's name. */
  | { type: 'cep' | 'document' | 'city' }
  | { type: 'checkbox' }
)

export type FieldProps = {
  field: FormField
  value: unknown
  error: string | undefined
  onChange: (value: unknown) => void
}

/** Draws one field. An empty text is an absent value. */
export function FieldInput({ field, value, error, onChange }: FieldProps) {
  const common = {
    label: field.label,
    description: field.help,
    error,
    required: field.isRequired ?? false,
    name: field.name,
    'data-path': field.name,
  }
  const text = typeof value === 'string' ? value : ''
  switch (field.type) {
    case 'textarea':
      return (
        <Textarea
          {...common}
          autosize
          minRows={2}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      )
    case 'select':
      return (
        <Select
          {...common}
          data={[...field.options]}
          searchable={field.isSearchable ?? false}
          clearable={!field.isRequired}
          value={text || null}
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
          onChange={(next) => onChange(next)}
        />
      )
    case 'cep':
      return <CepInput {...common} value={text} onChange={onChange} />
    case 'document':
      return <DocumentInput {...common} value={text} onChange={onChange} />
    case 'city':
      return <CityInput {...common} value={text} onChange={onChange} />
    case 'money':
      return <MoneyInput {...common} cents={typeof value === 'number' ? value : undefined} onChange={onChange} />
    case 'integer':
      return (
        <NumberInput
          {...common}
          allowDecimal={false}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      )
    case 'decimal':
      return (
        <NumberInput
          {...common}
          decimalSeparator=","
          hideControls
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => onChange(typeof next === 'number' ? next : undefined)}
        />
      )
    case 'percent':
      return (
        <NumberInput
          {...common}
          suffix=" %"
          decimalScale={4}
          decimalSeparator=","
          value={typeof value === 'number' ? value / 10_000 : ''}
          onChange={(next) => onChange(typeof next === 'number' ? Math.round(next * 10_000) : undefined)}
        />
      )
    case 'mbps':
      return (
        <NumberInput
          {...common}
          suffix=" Mbps"
          decimalScale={3}
          decimalSeparator=","
          value={typeof value === 'number' ? value / 1_000 : ''}
          onChange={(next) => onChange(typeof next === 'number' ? Math.round(next * 1_000) : undefined)}
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
          {...common}
          type={field.type ?? 'text'}
          placeholder={'placeholder' in field ? field.placeholder : undefined}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || undefined)}
        />
      )
  }
}

type MoneyProps = {
  label: string
  cents: number | undefined
  onChange: (cents: number | undefined) => void
  error?: string | undefined
}

/** Reais as one writes them (`1.234,56`), centavos underneath; what cannot be read is said at once. */
function MoneyInput({ cents, onChange, error, ...rest }: MoneyProps) {
  const [text, setText] = useState(
    cents === undefined ? '' : (cents / 100).toLocaleString('pt-BR', { minimumFractionDigits: 2 }),
  )
  const [problem, setProblem] = useState<string>()
  const read = (next: string) => {
    setText(next)
    try {
      onChange(next.trim() === '' ? undefined : parseCents(next))
      setProblem(undefined)
    } catch {
      setProblem('Escreva como 1.234,56')
    }
  }
  return (
    <TextInput
      {...rest}
      leftSection="R$"
      inputMode="decimal"
      value={text}
      error={problem ?? error}
      onChange={(event) => read(event.currentTarget.value)}
    />
  )
}
