import { Button, Group } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { addressOf, DetailPage, useApi } from '#kit'
import { Erasure } from './erasure.tsx'
import { HeldFacts, HeldTables } from './held.tsx'

/** All that is held of somebody who works or worked here and why, and the way to be forgotten. */
export function StaffPersonPage() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/privacy/staff/:id', { params: { id } })
  const person = read.data
  return (
    <DetailPage
      title={person?.name ?? 'Pessoa da equipe'}
      crumbs={[{ label: 'Privacidade (LGPD)', to: '/privacidade?aba=equipe' }]}
      read={read}
      actions={person && <Downloads id={id} />}
      facts={person && <HeldFacts held={person} />}
      tabs={
        person && [
          { id: 'dados', label: 'Dados', content: <HeldTables held={person} /> },
          { id: 'anonimizar', label: 'Anonimizar', content: <Erasure of="staff" id={id} name={person.name} /> },
        ]
      }
    />
  )
}

const Downloads = ({ id }: { id: string }) => (
  <Group>
    <Button
      component="a"
      variant="default"
      href={addressOf('GET /api/privacy/staff/:id/data.html', { params: { id } })}
    >
      Baixar para ler
    </Button>
    <Button
      component="a"
      variant="default"
      href={addressOf('GET /api/privacy/staff/:id/data.json', { params: { id } })}
    >
      Baixar em JSON
    </Button>
  </Group>
)
