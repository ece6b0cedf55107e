import { parseCents } from '@open-sgp/brasil'
import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { NumberProps } from './field.ts'

const show = (cents: number | undefined) =>
  cents === undefined ? '' : (cents / 100).toLocaleString('pt-BR', { minimumFractionDigits: 2 })

function readCents(text: string): number | undefined {
  try {
    return parseCents(text)
  } catch {
    return undefined
  }
}

/** Reais as one writes them (`1.234,56`), centavos underneath; what cannot be read is said at once. */
export function MoneyInput({ value, onChange, error, ...common }: NumberProps) {
  const [text, setText] = useState(show(value))
  // Set from outside (a conflict resolved, a plan chosen): what is typed gives way.
  useEffect(() => setText((before) => (readCents(before) === value ? before : show(value))), [value])
  const isUnread = text.trim() !== '' && readCents(text) === undefined
  const read = (next: string) => {
    setText(next)
    // What cannot be read goes as it stands, for the server to refuse: the last amount would be a lie.
    onChange(readCents(next) ?? (next.trim() || undefined))
  }
  return (
    <TextInput
      {...common}
      leftSection="R$"
      inputMode="decimal"
      value={text}
      error={isUnread ? 'Escreva como 1.234,56' : error}
      onBlur={() => !isUnread && setText(show(value))}
      onChange={(event) => read(event.currentTarget.value)}
    />
  )
}
