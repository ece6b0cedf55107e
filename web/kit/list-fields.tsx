import { MultiSelect, TagsInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { CommonProps } from './field.ts'
import { useApi } from './query.ts'

type ListProps = CommonProps & { value: unknown; onChange: (value: string[]) => void }
type Option = { value: string; label: string }

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Several of some options. */
export const SeveralInput = ({ value, options, ...rest }: ListProps & { options: readonly Option[] }) => (
  <MultiSelect {...rest} searchable data={[...options]} value={listOf(value)} />
)

/** A list of texts, each written and kept by Enter. */
export const TextsInput = ({ value, placeholder, ...rest }: ListProps & { placeholder: string | undefined }) => (
  <TagsInput {...rest} placeholder={placeholder} acceptValueOnBlur value={listOf(value)} />
)

/** Several municipalities by name; the server has the table. */
export function CitiesInput({ value, onChange, ...common }: ListProps) {
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 150)
  const chosen = listOf(value)
  const query = { ...(search.length > 1 && { search }), ...(chosen.length > 0 && { ibgeCode: chosen.join(',') }) }
  const found = useApi('GET /api/municipalities', { query }, { enabled: Object.keys(query).length > 0 })
  const options = (found.data?.items ?? []).map(({ ibgeCode, name, state }) => ({
    value: ibgeCode,
    label: `${name}/${state}`,
  }))
  const known = new Set(options.map((option) => option.value))
  return (
    <MultiSelect
      {...common}
      searchable
      hidePickedOptions
      placeholder="Digite o nome da cidade"
      // One that was just chosen stays while the next answer is on its way.
      data={[...options, ...chosen.filter((code) => !known.has(code)).map((code) => ({ value: code, label: code }))]}
      // The server has searched already, accents aside.
      filter={({ options: all }) => all}
      searchValue={text}
      onSearchChange={setText}
      value={chosen}
      onChange={(next) => {
        onChange(next)
        setText('')
      }}
      nothingFoundMessage={text.trim().length > 1 ? 'Nenhum município com este nome' : 'Digite ao menos duas letras'}
    />
  )
}
