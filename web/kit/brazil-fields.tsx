import { formatDocument, formatPhone, parsePhone } from '@open-sgp/brasil'
import { Select, TextInput, type TextInputProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { CommonProps } from './field.ts'
import { useApi } from './query.ts'

type Props = CommonProps & { value: string; onChange: (value: string | undefined) => void }

/** Eight digits underneath, `01001-000` on the screen. */
export function CepInput({ value, onChange, ...common }: Props) {
  const digits = value.replace(/\D/g, '').slice(0, 8)
  return (
    <TextInput
      {...common}
      inputMode="numeric"
      autoComplete="postal-code"
      placeholder="00000-000"
      value={digits.length > 5 ? `${digits.slice(0, 5)}-${digits.slice(5)}` : digits}
      onChange={(event) => onChange(event.currentTarget.value.replace(/\D/g, '').slice(0, 8) || undefined)}
    />
  )
}

/** A text that wears its dress until one types, and again when one leaves; what cannot be read stays, for the server to say why. */
const dressed = (dress: (text: string) => string, attributes: TextInputProps) =>
  function DressedInput({ value, onChange, ...common }: Props) {
    const [isTyped, setTyped] = useState(false)
    const leave = () => {
      const next = readable(dress, value)
      if (next !== value) onChange(next)
    }
    return (
      <TextInput
        {...common}
        {...attributes}
        value={isTyped ? value : readable(dress, value)}
        onBlur={isTyped ? leave : undefined}
        onChange={(event) => {
          setTyped(true)
          onChange(event.currentTarget.value || undefined)
        }}
      />
    )
  }

/** Unfinished or foreign: as it is; the server says what is wrong with it. */
function readable(dress: (text: string) => string, text: string): string {
  try {
    return text && dress(text)
  } catch {
    return text
  }
}

/** A CPF or CNPJ with its dots. */
export const DocumentInput = dressed(formatDocument, { autoComplete: 'off' })

/** A telephone with its area code, written as people do; an E.164 that the server gave is shown so too. */
export const PhoneInput = dressed((text) => formatPhone(parsePhone(text).e164), {
  type: 'tel',
  autoComplete: 'off',
  placeholder: '(48) 99999-0000',
})

/** A municipality by its name; its IBGE code underneath. The server has the table. */
export function CityInput({ value, onChange, ...common }: Props) {
  const [text, setText] = useState('')
  const [asked] = useDebouncedValue(text.split('/')[0]?.trim() ?? '', 150)
  const found = useApi(
    'GET /api/municipalities',
    { query: { ...(asked.length > 1 && { search: asked }), ...(/^\d{7}$/.test(value) && { ibgeCode: value }) } },
    { enabled: asked.length > 1 || value !== '' },
  )
  const options = (found.data?.items ?? []).map(({ ibgeCode, name, state }) => ({
    value: ibgeCode,
    label: `${name}/${state}`,
  }))
  return (
    <Select
      {...common}
      searchable
      placeholder="Digite o nome da cidade"
      data={options}
      // The server has searched already, accents aside.
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      value={value || null}
      onChange={(next) => onChange(next ?? undefined)}
      nothingFoundMessage={text.trim().length > 1 ? 'Nenhum município com este nome' : 'Digite ao menos duas letras'}
    />
  )
}
