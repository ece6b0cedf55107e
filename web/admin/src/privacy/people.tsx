import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { Failure, RowsTable, Section, showDocument, useApi } from '#kit'
import { SearchForm } from './search-form.tsx'

/** Finds a person by what they say of themselves. */
export function People() {
  const [search, setSearch] = useState('')
  const found = useApi('GET /api/privacy/people', { query: { search } }, { enabled: search !== '' })
  return (
    <Section title="O que se guarda de uma pessoa">
      <SearchForm label="CPF, CNPJ, nome, e-mail ou telefone" isBusy={found.isFetching} onSearch={setSearch} />
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
