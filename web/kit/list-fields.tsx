import { MultiSelect, TagsInput } from '@mantine/core'
import type { CommonProps } from './field.ts'

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
