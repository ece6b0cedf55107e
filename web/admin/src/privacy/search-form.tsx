import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'

type Props = { label: string; isBusy: boolean; onSearch: (text: string) => void }

/** Asks whom to look for; looks only when told to, for every look at a person is kept. */
export function SearchForm({ label, isBusy, onSearch }: Props) {
  const [text, setText] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSearch(text.trim())
      }}
    >
      <Group align="end">
        <TextInput
          label={label}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          style={{ flex: 1 }}
        />
        <Button type="submit" loading={isBusy}>
          Procurar
        </Button>
      </Group>
    </form>
  )
}
