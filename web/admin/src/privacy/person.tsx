import { Button, Group } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { ActionButton, addressOf, DetailPage, useApi } from '#kit'
import { Consents } from './consents.tsx'
import { Erasure } from './erasure.tsx'
import { HeldFacts, HeldTables } from './held.tsx'

/** All that is held of a person and why, their consents, and the way to be forgotten. */
export function PersonPage() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/privacy/people/:id', { params: { id } })
  const person = read.data
  return (
    <DetailPage
      title={person?.name ?? 'Titular'}
      crumbs={[{ label: 'Privacidade (LGPD)', to: '/privacidade' }]}
      read={read}
      actions={person && <Downloads id={id} />}
      facts={person && <HeldFacts held={person} />}
      tabs={
        person && [
          { id: 'dados', label: 'Dados', content: <HeldTables held={person} /> },
          { id: 'consentimentos', label: 'Consentimentos', content: <Consents clientId={id} /> },
          { id: 'anonimizar', label: 'Anonimizar', content: <Erasure of="people" id={id} name={person.name} /> },
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
      href={addressOf('GET /api/privacy/people/:id/data.html', { params: { id } })}
    >
      Baixar para ler
    </Button>
    <Button
      component="a"
      variant="default"
      href={addressOf('GET /api/privacy/people/:id/data.json', { params: { id } })}
    >
      Baixar em JSON
    </Button>
    <Button
      component="a"
      variant="default"
      href={addressOf('GET /api/privacy/people/:id/data.tar.gz', { params: { id } })}
    >
      Baixar tudo, com os documentos
    </Button>
    <ActionButton
      label="Abrir identidade guardada"
      permission="privacy.identity.open"
      route="POST /api/privacy/people/:id/open-identity"
      params={{ id }}
      consequence="Só de quem já foi anonimizado e a lei ainda manda identificar. O motivo e o seu nome ficam na trilha."
      fields={[{ name: 'reason', label: 'Motivo (processo, ofício)', isRequired: true, span: 12 }]}
      done="Identidade aberta."
      onDone={({ identity }) => window.alert(JSON.stringify(identity, null, 2))}
    />
  </Group>
)
