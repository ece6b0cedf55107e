import { useDebouncedValue } from '@mantine/hooks'
import { formatCents } from '@open-sgp/brasil'
import { ActionButton, useApi, type Values } from '#kit'
import { dayField, numberAt, planOptions, reasonField, say, textAt, useSoldPlans } from './asking.tsx'
import { ForecastView } from './forecast.tsx'
import type { ContractFile } from './types.ts'

type Of = { contract: ContractFile }

const nowOf = ({ planName, monthlyCents }: ContractFile) => `Hoje: ${planName} por ${formatCents(monthlyCents)} ao mês.`

/** Another plan, its consequence shown as it is chosen. */
export function ChangePlan({ contract }: Of) {
  const plans = useSoldPlans()
  return (
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
          options: planOptions(plans),
        },
        dayField,
        { name: 'priceCents', label: 'Preço combinado', type: 'money', help: 'Vazio: o preço do novo plano' },
        { name: 'renewLoyalty', label: 'O cliente aceitou renovar a fidelidade', type: 'checkbox' },
        reasonField,
      ]}
      consequence={say(`${nowOf(contract)} A diferença dos dias já cobrados é acertada no próximo título.`)}
      preview={(values) => <PlanForecast id={contract.id} values={values} />}
      done="Plano trocado."
    />
  )
}

function PlanForecast({ id, values }: { id: string; values: Values }) {
  const [settled] = useDebouncedValue(values, 350)
  const planId = textAt(settled, 'planId')
  const on = textAt(settled, 'on')
  const asked = useApi(
    'POST /api/contracts/:id/plan-change-forecast',
    {
      params: { id },
      body: {
        planId: planId ?? '',
        ...(on && { on }),
        ...(settled['priceCents'] !== undefined && { priceCents: numberAt(settled, 'priceCents') }),
        ...(settled['renewLoyalty'] === true && { renewLoyalty: true }),
      },
    },
    { enabled: planId !== undefined },
  )
  return planId === undefined ? say('Escolha o plano para ver as próximas faturas.') : <ForecastView asked={asked} />
}

/** Another price of the same plan. */
export const ChangePrice = ({ contract }: Of) => (
  <ActionButton
    label="Mudar preço"
    permission="contracts.plan.change"
    route="POST /api/contracts/:id/change-price"
    params={{ id: contract.id }}
    fields={[
      { name: 'priceCents', label: 'Novo preço mensal', type: 'money', help: 'Vazio: volta ao preço do plano' },
      dayField,
      reasonField,
    ]}
    toBody={(values) => ({ ...values, priceCents: values['priceCents'] ?? null })}
    consequence={say(nowOf(contract))}
    preview={(values) => <PriceForecast id={contract.id} values={values} />}
    done="Preço mudado."
  />
)

function PriceForecast({ id, values }: { id: string; values: Values }) {
  const [settled] = useDebouncedValue(values, 350)
  const on = textAt(settled, 'on')
  const body = { priceCents: numberAt(settled, 'priceCents') ?? null, ...(on && { on }) }
  return <ForecastView asked={useApi('POST /api/contracts/:id/price-change-forecast', { params: { id }, body })} />
}
