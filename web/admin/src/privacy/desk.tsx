import { DetailPage, useCan } from '#kit'
import { People } from './people.tsx'
import { Purposes } from './purposes.tsx'
import { Requests } from './requests.tsx'
import { Retention } from './retention.tsx'
import { Staff } from './staff.tsx'

/** The desk of the data subjects: who asks, what is held and why, what goes by itself. */
export function PrivacyDesk() {
  const can = useCan()
  const tabs = [
    { id: 'titulares', label: 'Titulares', permission: 'privacy.person.read', content: <People /> },
    { id: 'equipe', label: 'Equipe', permission: 'privacy.staff.read', content: <Staff /> },
    { id: 'pedidos', label: 'Pedidos', permission: 'privacy.request.manage', content: <Requests /> },
    { id: 'finalidades', label: 'Finalidades', permission: 'privacy.person.read', content: <Purposes /> },
    { id: 'retencao', label: 'Retenção', permission: 'privacy.retention.run', content: <Retention /> },
  ]
  return (
    <DetailPage
      title="Privacidade (LGPD)"
      crumbs={[]}
      read={{ isPending: false, error: null, refetch: () => undefined }}
      tabs={tabs.filter(({ permission }) => can(permission))}
    />
  )
}
