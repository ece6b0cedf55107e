import { Radio, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { formatCents } from '@open-sgp/brasil'
import { useState } from 'react'
import { Failure, formatDay, showDocument, useApi } from '#kit'

export type Owner = { kind: 'invoice' | 'client'; id: string; label: string; clientName: string; hint: string }

type SearchOptions = { kind: Owner['kind']; owner: Owner | undefined; onChoose: (owner: Owner) => void }

/** Finds an open title or a client, and lets one be chosen. */
export function OwnerSearch({ kind, owner, onChoose }: SearchOptions) {
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 250)
  const { owners, error, isPending } = useOwners(kind, search)
  return (
    <Stack gap="xs">
      <TextInput
        label={kind === 'invoice' ? 'Procurar o título em aberto' : 'Procurar o cliente'}
        placeholder={kind === 'invoice' ? 'Número do título ou nome do cliente' : 'Nome, CPF/CNPJ, telefone ou código'}
        leftSection={<IconSearch size={16} />}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {error && <Failure error={error} />}
      {search !== '' && !isPending && owners.length === 0 && (
        <Text size="sm" c="dimmed">
          Nada encontrado. Confira o que digitou, ou procure por outra parte do nome.
        </Text>
      )}
      {owners.length > 0 && (
        <Radio.Group
          label={kind === 'invoice' ? 'Títulos encontrados' : 'Clientes encontrados'}
          value={owner?.id ?? ''}
          onChange={(id) => owners.filter((one) => one.id === id).forEach(onChoose)}
        >
          <Stack gap={6}>
            {owners.map((one) => (
              <Radio key={one.id} value={one.id} label={`${one.label} · ${one.clientName}`} description={one.hint} />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </Stack>
  )
}

const shown = 8

function useOwners(kind: Owner['kind'], search: string) {
  const isAsked = search !== ''
  const invoices = useApi(
    'GET /api/invoices',
    { query: { search, status: 'open', limit: shown } },
    { enabled: isAsked && kind === 'invoice' },
  )
  const clients = useApi(
    'GET /api/clients',
    { query: { search, limit: shown } },
    { enabled: isAsked && kind === 'client' },
  )
  const { error, isPending } = kind === 'invoice' ? invoices : clients
  const owners: Owner[] = !isAsked
    ? []
    : kind === 'invoice'
      ? (invoices.data?.items ?? []).map(({ id, number, clientName, dueOn, openCents }) => ({
          kind,
          id,
          label: `título ${number}`,
          clientName,
          hint: `Vence ${formatDay(dueOn)}, em aberto ${formatCents(openCents)}`,
        }))
      : (clients.data?.items ?? []).map(({ id, code, name, document }) => ({
          kind,
          id,
          label: `cliente ${code}`,
          clientName: name,
          hint: showDocument(document),
        }))
  return { owners, error, isPending }
}
