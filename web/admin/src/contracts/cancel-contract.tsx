import { useDebouncedValue } from '@mantine/hooks'
import { ActionButton, optionsOf, useApi, type BodyOf, type Values } from '#kit'
import { reasonField, say, textAt } from './asking.tsx'
import { ForecastView } from './forecast.tsx'
import type { ContractFile } from './types.ts'

/** The last titles, what is given back and the penalty stand in the dialog before anybody confirms. */
export const CancelContract = ({ contract }: { contract: ContractFile }) => (
  <ActionButton
    label="Cancelar contrato"
    permission="contracts.contract.cancel"
    isDangerous
    route="POST /api/contracts/:id/cancel"
    params={{ id: contract.id }}
    fields={[
      { name: 'on', label: 'Primeiro dia sem serviço', type: 'date', help: 'Vazio: hoje' },
      { name: 'penaltyWaiver', label: 'Dispensar a multa por', type: 'select', options: optionsOf('penaltyWaiver') },
      reasonField,
    ]}
    consequence={say(
      contract.activatedOn === null
        ? `O contrato ${contract.number} de ${contract.clientName} acaba sem ter começado: nada é cobrado.`
        : `${contract.clientName} fica sem serviço a partir do dia escolhido; em dia futuro o cancelamento fica agendado.`,
    )}
    preview={(values) => <CancellationForecast id={contract.id} values={values} />}
    done="Cancelamento registrado."
  />
)

function CancellationForecast({ id, values }: { id: string; values: Values }) {
  const [settled] = useDebouncedValue(values, 350)
  const on = textAt(settled, 'on')
  const waiver = waivers.find((each) => each === settled['penaltyWaiver'])
  const asked = useApi('POST /api/contracts/:id/cancellation-forecast', {
    params: { id },
    body: { ...(on && { on }), ...(waiver && { penaltyWaiver: waiver }) },
  })
  return <ForecastView asked={asked} />
}

type Waiver = NonNullable<BodyOf<'POST /api/contracts/:id/cancel'>['penaltyWaiver']>
const waivers: readonly Waiver[] = ['provider_fault', 'death', 'transfer', 'withdrawal', 'agreement']
