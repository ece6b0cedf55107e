import { ActionButton, optionsOf, useApi, type FormField } from '#kit'
import { formatCents } from '@open-sgp/brasil'
import { Text } from '@mantine/core'
import { AccessActions } from './access-actions.tsx'
import { CancelContract } from './cancel-contract.tsx'
import type { ContractFile } from './detail.tsx'

export const reasonField: FormField = { name: 'reason', label: 'Motivo', type: 'textarea', isRequired: true }
export const say = (text: string) => <Text size="sm">{text}</Text>

/** What can be done from the state where the contract is. */
export function ContractActions({ contract }: { contract: ContractFile }) {
  const { id, status } = contract
  const isLive = status === 'active' || status === 'suspended'
  return (
    <>
      {status === 'draft' && (
        <ActionButton
          label="Enviar para assinatura"
          permission="contracts.contract.sign"
          isPrimary
          route="POST /api/contracts/:id/send-for-signature"
          params={{ id }}
          consequence={say('O contrato deixa de ser rascunho e espera a assinatura do cliente.')}
          done="Enviado para assinatura."
        />
      )}
      {status === 'awaiting_signature' && <SignActions id={id} />}
      {status === 'awaiting_installation' && (
        <ActionButton
          label="Ativar"
          permission="contracts.contract.activate"
          isPrimary
          route="POST /api/contracts/:id/activate"
          params={{ id }}
          fields={[{ name: 'on', label: 'Ativado em', type: 'date', help: 'Vazio: hoje' }]}
          consequence={say(
            `O acesso é liberado e começam a cobrança de ${formatCents(contract.monthlyCents)} ao mês e a fidelidade.`,
          )}
          done="Contrato ativado."
        />
      )}
      {isLive && <AccessActions contract={contract} />}
      {isLive && <PlanActions contract={contract} />}
      {status !== 'cancelled' && status !== 'ended' && <CancelContract contract={contract} />}
    </>
  )
}

const SignActions = ({ id }: { id: string }) => (
  <>
    <ActionButton
      label="Registrar assinatura"
      permission="contracts.contract.sign"
      isPrimary
      route="POST /api/contracts/:id/sign"
      params={{ id }}
      initial={{ evidence: { channel: 'paper' } }}
      fields={[
        {
          name: 'evidence.channel',
          label: 'Como assinou',
          type: 'select',
          isRequired: true,
          options: optionsOf('signature'),
        },
        { name: 'evidence.signer', label: 'Quem assinou' },
        { name: 'evidence.protocol', label: 'Protocolo ou envelope' },
      ]}
      consequence={say('O contrato passa a esperar a instalação.')}
      done="Assinatura registrada."
    />
    <ActionButton
      label="Voltar a rascunho"
      permission="contracts.contract.sign"
      route="POST /api/contracts/:id/recall"
      params={{ id }}
      fields={[reasonField]}
      consequence={say('O que foi enviado para assinatura deixa de valer.')}
      done="De volta a rascunho."
    />
  </>
)

function PlanActions({ contract }: { contract: ContractFile }) {
  const plans = useApi('GET /api/plans', { query: { isOnSale: 'true', limit: 200 } }).data?.items ?? []
  const day: FormField = { name: 'on', label: 'A partir de', type: 'date', help: 'Vazio: hoje' }
  const now = `Hoje: ${contract.planName} por ${formatCents(contract.monthlyCents)} ao mês.`
  return (
    <>
      <ActionButton
        label="Trocar plano"
        permission="contracts.plan.change"
        route="POST /api/contracts/:id/change-plan"
        params={{ id: contract.id }}
        fields={[
          {
            name: 'planId',
            label: 'Novo plano',
            type: 'select',
            isRequired: true,
            isSearchable: true,
            options: plans.flatMap(({ id, name, saleVersion }) =>
              saleVersion ? [{ value: id, label: `${name} · ${formatCents(saleVersion.priceCents)}` }] : [],
            ),
          },
          day,
          { name: 'priceCents', label: 'Preço combinado', type: 'money', help: 'Vazio: o preço do novo plano' },
          { name: 'renewLoyalty', label: 'O cliente aceitou renovar a fidelidade', type: 'checkbox' },
          reasonField,
        ]}
        consequence={say(`${now} A diferença dos dias já cobrados é acertada no próximo título.`)}
        done="Plano trocado."
      />
      <ActionButton
        label="Mudar preço"
        permission="contracts.plan.change"
        route="POST /api/contracts/:id/change-price"
        params={{ id: contract.id }}
        fields={[
          { name: 'priceCents', label: 'Novo preço mensal', type: 'money', help: 'Vazio: volta ao preço do plano' },
          day,
          reasonField,
        ]}
        toBody={(values) => ({ ...values, priceCents: values['priceCents'] ?? null })}
        consequence={say(now)}
        done="Preço mudado."
      />
    </>
  )
}
