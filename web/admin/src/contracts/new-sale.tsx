import { useSessionStorage } from '@mantine/hooks'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useApi, type Values } from '#kit'
import { Alerts } from '../clients/alerts.tsx'
import { SaleFrame, type SaleStep } from './new-frame.tsx'
import { InstallationStep } from './new-installation.tsx'
import { PlanStep } from './new-plan.tsx'
import { ReviewStep } from './new-review.tsx'

export type SaleForm = { values: Values; change: (path: string, value: unknown) => void }

const begun: Values = { dueDay: 10, modality: 'regular' }

/** Plan, installation and review of a sale; what was chosen outlives a reload until the draft exists. */
export function NewSale({ clientId }: { clientId: string }) {
  const { passo }: { passo?: string } = useSearch({ strict: false })
  const navigate = useNavigate()
  const client = useApi('GET /api/clients/:id', { params: { id: clientId } }).data
  const [values, setValues, forget] = useSessionStorage<Values>({ key: `venda-${clientId}`, defaultValue: begun })
  const change = (path: string, value: unknown) => setValues((before) => ({ ...before, [path]: value }))
  const form: SaleForm = { values, change }
  const at: SaleStep = passo === 'instalacao' || passo === 'revisao' ? passo : 'plano'
  const go = (step: SaleStep) => void navigate({ to: `/contratos/novo/${clientId}`, search: { passo: step } as never })
  return (
    <SaleFrame title={client ? `Novo contrato de ${client.name}` : 'Novo contrato'} at={at} onChoose={go}>
      <Alerts clientId={clientId} />
      {at === 'plano' && <PlanStep form={form} onNext={() => go('instalacao')} />}
      {at === 'instalacao' && (
        <InstallationStep
          form={form}
          addresses={client?.addresses ?? []}
          onBack={() => go('plano')}
          onNext={() => go('revisao')}
        />
      )}
      {at === 'revisao' && client && (
        <ReviewStep values={values} client={client} onBack={() => go('instalacao')} onCreated={forget} />
      )}
    </SaleFrame>
  )
}
