import { ActionButton, optionsOf } from '#kit'
import { showPromise, UnlockTerms } from '../dunning/unlock-terms.tsx'
import { reasonField, say } from './asking.tsx'
import type { ContractFile } from './types.ts'

/** Suspensions, and what people decide over the rules of access. */
export function AccessActions({ contract }: { contract: ContractFile }) {
  const params = { id: contract.id }
  const isBlocked = contract.overrides.some(({ kind }) => kind === 'manual_block')
  return (
    <>
      {contract.status === 'active' ? (
        <ActionButton
          label="Suspender"
          permission="contracts.contract.suspend"
          isDangerous
          route="POST /api/contracts/:id/suspend"
          params={params}
          initial={{ kind: 'requested' }}
          fields={[
            { name: 'kind', label: 'Tipo', type: 'select', isRequired: true, options: optionsOf('suspension') },
            { name: 'on', label: 'A partir de', type: 'date', help: 'Vazio: hoje. Dia futuro só a pedido do cliente' },
            {
              name: 'until',
              label: 'Volta em',
              type: 'date',
              help: 'Obrigatório a pedido do cliente; vazio nos outros tipos',
            },
            reasonField,
          ]}
          consequence={say(`${contract.clientName} perde o acesso normal enquanto durar a suspensão.`)}
          done="Suspensão registrada."
        />
      ) : (
        <ActionButton
          label="Liberar"
          permission="contracts.contract.suspend"
          isPrimary
          route="POST /api/contracts/:id/resume"
          params={params}
          fields={[reasonField]}
          consequence={say('A suspensão termina agora e o acesso volta. Títulos vencidos continuam em aberto.')}
          done="Contrato liberado."
        />
      )}
      {contract.accessState === 'blocked_auto' && (
        <ActionButton
          label="Desbloqueio de confiança"
          permission="dunning.unlock.create"
          route="POST /api/trust-unlocks"
          fields={[{ name: 'until', label: 'Até', type: 'date', help: 'Vazio: o prazo da régua de cobrança' }]}
          toBody={(values) => ({ ...values, contractId: contract.id, channel: 'staff' })}
          consequence={<UnlockTerms contractId={contract.id} />}
          onDone={showPromise}
        />
      )}
      <ActionButton
        label={isBlocked ? 'Desbloquear' : 'Bloquear'}
        permission="contracts.access.override"
        isDangerous={!isBlocked}
        route={isBlocked ? 'POST /api/contracts/:id/unblock' : 'POST /api/contracts/:id/block'}
        params={params}
        fields={[reasonField]}
        consequence={say(
          isBlocked
            ? 'O bloqueio manual sai e valem as regras.'
            : 'O acesso é cortado agora e só volta por decisão de alguém.',
        )}
        done={isBlocked ? 'Bloqueio retirado.' : 'Acesso bloqueado.'}
      />
      <ActionButton
        label="Abrir exceção"
        permission="contracts.access.override"
        route="POST /api/contracts/:id/overrides"
        params={params}
        fields={[
          {
            name: 'kind',
            label: 'Exceção',
            type: 'select',
            isRequired: true,
            options: optionsOf('override').filter(({ value }) => value !== 'manual_block' && value !== 'trust_unlock'),
          },
          { name: 'endsAt', label: 'Até o fim do dia', type: 'date', help: 'Vazio: até alguém retirar' },
          reasonField,
        ]}
        consequence={say('Vale por cima das regras de bloqueio até o prazo.')}
        done="Exceção aberta."
      />
    </>
  )
}
