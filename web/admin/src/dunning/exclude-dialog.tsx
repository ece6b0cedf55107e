import { Text } from '@mantine/core'
import { ActionDialog } from '#kit'
import type { Decision } from './decisions.tsx'

/** Leaves a contract, or its client, out of dunning until a day. */
export const ExcludeDialog = ({ decision, onClose }: { decision: Decision | undefined; onClose: () => void }) => (
  <ActionDialog
    title={decision ? `Deixar ${decision.clientName} fora da cobrança` : ''}
    isOpen={decision !== undefined}
    onClose={onClose}
    route="POST /api/dunning-exclusions"
    initial={{ scope: 'contract' }}
    fields={[
      {
        name: 'scope',
        label: 'Vale para',
        type: 'select',
        isRequired: true,
        options: [
          { value: 'contract', label: `Só o contrato ${decision?.contractNumber ?? ''}` },
          { value: 'client', label: 'Todos os contratos deste cliente' },
        ],
      },
      { name: 'until', label: 'Até o fim do dia', type: 'date', isRequired: true },
      { name: 'reason', label: 'Motivo', type: 'textarea', isRequired: true },
    ]}
    toBody={({ scope, ...values }) => ({
      ...values,
      ...(scope === 'client' ? { clientId: decision?.clientId } : { contractId: decision?.contractId }),
    })}
    consequence={
      <Text size="sm">
        Até esse dia não sai aviso nem suspensão, e quem está suspenso por débito volta a navegar. A dívida continua.
        Seu nome e o motivo ficam nos eventos do contrato.
      </Text>
    }
    submit="Deixar de fora"
    done="Fora da cobrança até o dia informado."
  />
)
