import { Button, Group, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Failure, RowsTable, Section, showDocument, useApi } from '#kit'

/** Finds a person by what they say of themselves. */
export function People() {
  const [text, setText] = useState('')
  const [search, setSearch] = useState('')
  const found = useApi('GET /api/privacy/people', { query: { search } }, { enabled: search !== '' })
  return (
    <Section title="O que se guarda de uma pessoa">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          setSearch(text.trim())
        }}
      >
        <Group align="end">
          <TextInput
            label="CPF, CNPJ, nome, e-mail ou telefone"
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
            { title: 'Código', width: 100, field: 'code' },
            {
              title: 'Nome',
              isWide: true,
              render: ({ id, name }) => <Link to={`/privacidade/titulares/${id}`}>{name}</Link>,
            },
            { title: 'CPF/CNPJ', width: 190, render: ({ document }) => showDocument(document) },
            { title: 'Situação', width: 150, field: 'status', of: 'client' },
          ]}
          empty="Nada se guarda de quem corresponda a isso."
        />
      )}
    </Section>
  )
}
