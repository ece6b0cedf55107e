import { formatCents } from '@open-sgp/brasil'
import { useRef } from 'react'
import {
  ActionButton,
  confirmAction,
  formatDay,
  optionsOf,
  useAction,
  type BodyOf,
  type ResponseOf,
  type Values,
} from '#kit'
import type { ContractFile } from './detail.tsx'
import { reasonField, say } from './actions.tsx'

type Preview = ResponseOf<'POST /api/contracts/:id/cancel'>

/** The server says first what leaving costs; only then one decides. */
export function CancelContract({ contract }: { contract: ContractFile }) {
  const asked = useRef<Values>({})
  const cancel = useAction('POST /api/contracts/:id/cancel', { done: 'Cancelamento feito.' })
  const confirm = ({ on, isScheduled, remainingMonths, penaltyCents }: Preview) =>
    confirmAction({
      title: `Cancelar o contrato ${contract.number}`,
      consequence: `${contract.clientName} fica sem serviço a partir de ${formatDay(on)}${isScheduled ? ' (agendado)' : ', agora'}. ${
        remainingMonths > 0
          ? `Faltam ${remainingMonths} meses de fidelidade: multa de ${formatCents(penaltyCents)}.`
          : 'Sem multa de fidelidade.'
      }`,
      confirm: penaltyCents > 0 ? `Cancelar com multa de ${formatCents(penaltyCents)}` : 'Cancelar sem multa',
      isDangerous: true,
      onConfirm: () => {
        const { reason, on: day, penaltyWaiver } = asked.current
        const waiver = waivers.find((each) => each === penaltyWaiver)
        cancel.mutate({
          params: { id: contract.id },
          body: {
            reason: String(reason),
            ...(typeof day === 'string' && { on: day }),
            ...(waiver && { penaltyWaiver: waiver }),
          },
        })
      },
    })
  return (
    <ActionButton
      label="Cancelar contrato"
      submit="Ver a consequência"
      permission="contracts.contract.cancel"
      isDangerous
      route="POST /api/contracts/:id/cancel"
      params={{ id: contract.id }}
      fields={[
        { name: 'on', label: 'Primeiro dia sem serviço', type: 'date', help: 'Vazio: hoje' },
        { name: 'penaltyWaiver', label: 'Dispensar a multa por', type: 'select', options: optionsOf('penaltyWaiver') },
        reasonField,
      ]}
      toBody={(values) => {
        asked.current = values
        return { ...values, dryRun: true }
      }}
      onDone={confirm}
      consequence={say('Nada muda ainda: primeiro mostramos a data e a multa.')}
    />
  )
}

type Waiver = NonNullable<BodyOf<'POST /api/contracts/:id/cancel'>['penaltyWaiver']>
const waivers: readonly Waiver[] = ['provider_fault', 'death', 'transfer', 'withdrawal', 'agreement']
