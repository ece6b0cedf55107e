import { useParams, useSearch } from '@tanstack/react-router'
import { DetailPage, useApi, useCan } from '#kit'
import { ActivateStep } from './new-activate.tsx'
import { DoneStep } from './new-done.tsx'
import { SaleFrame, type SaleStep } from './new-frame.tsx'
import { LoginStep } from './new-login.tsx'
import { SignStep } from './new-sign.tsx'
import type { ContractFile } from './types.ts'

/** The sale goes on from the draft: what the contract's state still asks for, one step at a time. */
export function FinishSale() {
  const { id = '' } = useParams({ strict: false })
  const { login }: { login?: string } = useSearch({ strict: false })
  const can = useCan()
  const read = useApi('GET /api/contracts/:id', { params: { id } })
  const logins = useApi('GET /api/logins', { query: { contractId: id } }, { enabled: can('radius.login.read') })
  const contract = read.data
  if (!contract) return <DetailPage title="Contrato" crumbs={[{ label: 'Contratos', to: '/contratos' }]} read={read} />
  const hasLogin = (logins.data?.items.length ?? 0) > 0
  const at = stepOf(contract, hasLogin || login === 'depois' || !can('radius.login.create'))
  const crumbs = [
    { label: 'Contratos', to: '/contratos' },
    { label: `Contrato ${contract.number}`, to: `/contratos/${id}` },
  ]
  return (
    <SaleFrame title={`Contrato ${contract.number} de ${contract.clientName}`} at={at} crumbs={crumbs}>
      {at === 'assinatura' && <SignStep contract={contract} />}
      {at === 'ativacao' && <ActivateStep contract={contract} />}
      {at === 'login' && !logins.isPending && <LoginStep contract={contract} />}
      {at === 'pronto' && <DoneStep contract={contract} username={logins.data?.items[0]?.username} />}
    </SaleFrame>
  )
}

function stepOf({ status }: ContractFile, isLoginSettled: boolean): SaleStep {
  if (status === 'draft' || status === 'awaiting_signature') return 'assinatura'
  if (status === 'awaiting_installation') return 'ativacao'
  return (status === 'active' || status === 'suspended') && !isLoginSettled ? 'login' : 'pronto'
}
