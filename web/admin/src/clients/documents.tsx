import { Group, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import {
  FileDrop,
  findWord,
  formatBytes,
  formatInstant,
  ListBody,
  optionsOf,
  Section,
  useAction,
  useCan,
  type ItemOf,
} from '#kit'
import { DocumentActions } from './document-actions.tsx'

type Kind = ItemOf<'GET /api/clients/:id/documents'>['kind']

const kinds = optionsOf('clientDocument')
const isKind = (value: string | null): value is Kind => kinds.some((option) => option.value === value)

/** The papers of a client: kept, read and, when nobody needs them, deleted for good. */
export function Documents({ clientId }: { clientId: string }) {
  const can = useCan()
  return (
    <Section title="Documentos">
      <Stack>
        {can('clients.document.update') && <Upload clientId={clientId} />}
        <ListBody
          route="GET /api/clients/:id/documents"
          request={{ params: { id: clientId } }}
          rowId={({ id }) => id}
          columns={[
            { title: 'Arquivo', isWide: true, render: ({ name }) => name },
            { title: 'Tipo', width: 210, render: ({ kind }) => findWord('clientDocument', kind).label },
            { title: 'Tamanho', width: 110, align: 'right', render: ({ sizeBytes }) => formatBytes(sizeBytes) },
            { title: 'Guardado em', width: 160, render: ({ createdAt }) => formatInstant(createdAt) },
            {
              title: 'Ações',
              width: 180,
              align: 'right',
              render: (row) => <DocumentActions clientId={clientId} document={row} />,
            },
          ]}
          empty="Nenhum documento guardado."
        />
      </Stack>
    </Section>
  )
}

function Upload({ clientId }: { clientId: string }) {
  const [kind, setKind] = useState<Kind>('identity')
  const add = useAction('POST /api/clients/:id/documents', { done: ({ name }) => `${name} guardado.` })
  return (
    <Group align="flex-end">
      <Select
        label="O que é"
        data={kinds}
        value={kind}
        onChange={(value) => isKind(value) && setKind(value)}
        w={{ base: '100%', xs: 240 }}
      />
      <div style={{ flex: '1 1 280px' }}>
        <FileDrop
          noun="documento (PDF ou imagem)"
          extensions={['.pdf', '.jpg', '.jpeg', '.png', '.webp', '.heic']}
          maxBytes={10 * 1_048_576}
          isPending={add.isPending}
          onFiles={([file]) =>
            file && add.mutate({ params: { id: clientId }, query: { name: file.name.slice(0, 200), kind }, body: file })
          }
        />
      </div>
    </Group>
  )
}
