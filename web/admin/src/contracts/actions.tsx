import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { ActionButton, useApi, useCan } from '#kit'
import { AccessActions } from './access-actions.tsx'
import { reasonField, say } from './asking.tsx'
import { CancelContract } from './cancel-contract.tsx'
import { ChangeContract } from './change-contract.tsx'
import { ChangePlan, ChangePrice } from './change-terms.tsx'
import type { ContractFile } from './types.ts'

/** What can be done from the state where the contract is. Until it is active the way on is one screen, step by step. */
export function ContractActions({ contract }: { contract: ContractFile }) {
  const { id, status } = contract
  const isLive = status === 'active' || status === 'suspended'
  const isOpen = status !== 'cancelled' && status !== 'ended'
  return (
    <>
      <NextStep contract={contract} />
      {status === 'awaiting_signature' && (
        <ActionButton
          label="Voltar a rascunho"
          permission="contracts.contract.sign"
          route="POST /api/contracts/:id/recall"
          params={{ id }}
          fields={[reasonField]}
          consequence={say('O que foi enviado para assinatura deixa de valer.')}
          done="De volta a rascunho."
        />
      )}
      {isLive && <AccessActions contract={contract} />}
      {isOpen && <ChangeContract contract={contract} />}
      {isLive && <ChangePlan contract={contract} />}
      {isLive && <ChangePrice contract={contract} />}
      {isOpen && <CancelContract contract={contract} />}
    </>
  )
}

type Step = { label: string; permission: string }

const nextSteps: Partial<Record<ContractFile['status'], Step>> = {
  draft: { label: 'Assinar', permission: 'contracts.contract.sign' },
  awaiting_signature: { label: 'Registrar assinatura', permission: 'contracts.contract.sign' },
  awaiting_installation: { label: 'Ativar', permission: 'contracts.contract.activate' },
  active: { label: 'Criar login', permission: 'radius.login.create' },
}

/** The sale goes on where it stopped. */
function NextStep({ contract: { id, status } }: { contract: ContractFile }) {
  const can = useCan()
  const canLook = status === 'active' && can('radius.login.read')
  const logins = useApi('GET /api/logins', { query: { contractId: id, limit: 1 } }, { enabled: canLook })
  const step = nextSteps[status]
  if (!step || !can(step.permission)) return null
  if (status === 'active' && logins.data?.items.length !== 0) return null
  return (
    <Button component={Link} to={`/contratos/${id}/venda`}>
      {step.label}
    </Button>
  )
}
