import { Button, Group, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure, formatDay, RowsTable, Section, showDocument, useApi } from '#kit'

/** Finds somebody who works or worked here. */
export function Staff() {
  const [text, setText] = useState('')
  const [search, setSearch] = useState('')
  const found = useApi('GET /api/privacy/staff', { query: { search } }, { enabled: search !== '' })
  return (
    <Section title="O que se guarda de quem trabalha ou trabalhou no provedor">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setSearch(text.trim())
        }}
      >
        <Group align="end">
          <TextInput
            label="Nome, e-mail ou CPF"
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            style={{ flex: 1 }}
          />
          <Button type="submit" loading={found.isFetching}>
            Procurar
          </Button>
        </Group>
      </form>
      {found.error && <Failure error={found.error} />}
      {search !== '' && found.data && (
        <RowsTable
          rows={found.data.items}
          rowId={({ id }) => id}
          columns={[
            {
              title: 'Nome',
              isWide: true,
              render: ({ id, name }) => <Link to={`/privacidade/equipe/${id}`}>{name}</Link>,
            },
            { title: 'E-mail', isWide: true, field: 'email' },
            { title: 'CPF', width: 170, render: ({ document }) => (document === null ? '—' : showDocument(document)) },
            { title: 'Cargo', width: 160, field: 'position' },
            { title: 'Saída', width: 130, render: ({ leftOn }) => (leftOn === null ? '—' : formatDay(leftOn)) },
            { title: 'Entra no sistema', width: 150, render: ({ isActive }) => (isActive ? 'Sim' : 'Não') },
          ]}
          empty="Ninguém da equipe corresponde a isso."
        />
      )}
    </Section>
  )
}
