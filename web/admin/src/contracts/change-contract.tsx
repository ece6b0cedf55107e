import { ActionButton, useApi } from '#kit'
import { usePopField } from '../administration/use-pop-field.ts'
import { useBranchField } from '../company/use-branch-field.ts'
import { say } from './asking.tsx'
import { addressLabel } from './new-installation.tsx'
import type { ContractFile } from './types.ts'
import { sayDueDays, useDueDays } from './use-due-days.ts'

/** Due day, portador and address; plan and price have their own ways. */
export function ChangeContract({ contract }: { contract: ContractFile }) {
  const { id, version, clientId, dueDay, accountId, installationAddressId, branchId, popId } = contract
  const branch = useBranchField()
  const pop = usePopField()
  const offered = useDueDays()
  const accounts = useApi('GET /api/accounts', { query: { limit: 200 } }).data?.items ?? []
  const addresses = useApi('GET /api/clients/:id', { params: { id: clientId } }).data?.addresses ?? []
  return (
    <ActionButton
      label="Alterar"
      permission="contracts.contract.update"
      route="PATCH /api/contracts/:id"
      params={{ id }}
      initial={{
        dueDay,
        ...(accountId && { accountId }),
        ...(installationAddressId && { installationAddressId }),
        ...(branchId && { branchId }),
        ...(popId && { popId }),
      }}
      fields={[
        {
          name: 'dueDay',
          label: 'Dia do vencimento',
          type: 'integer',
          isRequired: true,
          help: sayDueDays(offered),
        },
        {
          name: 'accountId',
          label: 'Portador',
          type: 'select',
          options: accounts.map((account) => ({ value: account.id, label: account.name })),
          help: 'Vazio: o da empresa',
        },
        {
          name: 'installationAddressId',
          label: 'Endereço de instalação',
          type: 'select',
          isRequired: true,
          options: addresses.map((address) => ({ value: address.id, label: addressLabel(address) })),
        },
        ...branch,
        ...pop,
      ]}
      toBody={(values) => ({ ...values, version })}
      consequence={say('Vale para os próximos títulos; os já emitidos não mudam.')}
      submit="Salvar"
      done="Contrato alterado."
    />
  )
}
