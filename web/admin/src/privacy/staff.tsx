import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Failure, formatDay, RowsTable, Section, showDocument, useApi } from '#kit'
import { SearchForm } from './search-form.tsx'

/** Finds somebody who works or worked here. */
export function Staff() {
  const [search, setSearch] = useState('')
  const found = useApi('GET /api/privacy/staff', { query: { search } }, { enabled: search !== '' })
  return (
    <Section title="O que se guarda de quem trabalha ou trabalhou no provedor">
      <SearchForm label="Nome, e-mail ou CPF" isBusy={found.isFetching} onSearch={setSearch} />
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
