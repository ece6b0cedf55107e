import { useDebouncedValue } from '@mantine/hooks'
import { formatCents } from '@open-sgp/brasil'
import { useApi, useCan, type Values } from '#kit'
import { textAt } from './asking.tsx'
import { ForecastView } from './forecast.tsx'
import { StepForm } from './step-form.tsx'
import type { ContractFile } from './types.ts'

/** Installed: the day from which it is billed, with the first titles that come of it. */
export function ActivateStep({ contract: { id, monthlyCents } }: { contract: ContractFile }) {
  const can = useCan()
  return (
    <StepForm
      route="POST /api/contracts/:id/activate"
      permission="contracts.contract.activate"
      contractId={id}
      params={{ id }}
      text={`Ative quando a instalação acontecer: o acesso é liberado e começam a cobrança de ${formatCents(monthlyCents)} ao mês e a fidelidade.`}
      fields={[{ name: 'on', label: 'Ativado em', type: 'date', help: 'Vazio: hoje. Nunca no futuro', span: 4 }]}
      preview={(values) => can('contracts.contract.activate') && <FirstTitles id={id} values={values} />}
      submit="Ativar"
    />
  )
}

function FirstTitles({ id, values }: { id: string; values: Values }) {
  const [settled] = useDebouncedValue(values, 350)
  const on = textAt(settled, 'on')
  const asked = useApi('POST /api/contracts/:id/activation-forecast', { params: { id }, body: { ...(on && { on }) } })
  return <ForecastView asked={asked} isFirst />
}
