import { Paper, Stack } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { formatCents } from '@open-sgp/brasil'
import { Facts, findWord, Money, useAction, useApi, type BodyOf, type ResponseOf, type Values } from '#kit'
import { numberAt, textAt, useSoldPlans } from './asking.tsx'
import { ForecastView } from './forecast.tsx'
import { addressLabel } from './new-installation.tsx'
import { StepButtons } from './step-buttons.tsx'
import type { PlanOnSale } from './types.ts'

type Client = ResponseOf<'GET /api/clients/:id'>
type Sale = BodyOf<'POST /api/contracts'>

/** All that was said, and the first titles that come of it; then the draft is made, once. */
export function ReviewStep(options: { values: Values; client: Client; onBack: () => void; onCreated: () => void }) {
  const { values, client, onBack, onCreated } = options
  const navigate = useNavigate()
  const sale = saleOf(values, client.id)
  const activateOn = textAt(values, 'activateOn')
  const asked = useApi('POST /api/contract-forecasts', { body: { ...sale, ...(activateOn && { activateOn }) } })
  const plan = useSoldPlans().find(({ id }) => id === sale.planId)
  const create = useAction('POST /api/contracts', {
    onDone: ({ id }) => {
      onCreated()
      void navigate({ to: `/contratos/${id}/venda`, replace: true })
    },
  })
  return (
    <Stack>
      {plan && <Facts items={factsOf(values, client, plan)} />}
      <Paper withBorder p="md" radius="md">
        <ForecastView asked={asked} isFirst />
      </Paper>
      <StepButtons
        onBack={onBack}
        next="Criar contrato"
        isPending={create.isPending || create.isSuccess}
        missing={sale.planId === '' ? 'Volte e escolha um plano.' : undefined}
        onNext={() => create.mutate({ body: sale })}
      />
    </Stack>
  )
}

function factsOf(values: Values, client: Client, { name, saleVersion }: PlanOnSale) {
  const addressId = textAt(values, 'installationAddressId')
  const address = client.addresses.find(({ id, roles }) =>
    addressId === undefined ? roles.includes('installation') : id === addressId,
  )
  const months = numberAt(values, 'loyaltyMonths') ?? saleVersion?.loyaltyMonths ?? 0
  const benefit = numberAt(values, 'benefitCents') ?? 0
  return [
    ['Cliente', client.name],
    ['Plano', name],
    ['Mensalidade', <Money key="price" cents={numberAt(values, 'priceCents') ?? saleVersion?.priceCents} />],
    ['Vence dia', numberAt(values, 'dueDay')],
    [
      'Fidelidade',
      months === 0
        ? 'Sem fidelidade'
        : `${months} meses; quem sair antes devolve a parte que falta de ${formatCents(benefit)}`,
    ],
    ['Instalação', address ? addressLabel(address) : 'Sem endereço'],
    ['Modalidade', findWord('modality', textAt(values, 'modality') ?? 'regular').label],
  ] as const
}

const modalities = ['regular', 'courtesy', 'demonstration'] as const

function saleOf(values: Values, clientId: string): Sale {
  const [loyaltyMonths, benefitCents] = [numberAt(values, 'loyaltyMonths'), numberAt(values, 'benefitCents')]
  const [accountId, addressId] = [textAt(values, 'accountId'), textAt(values, 'installationAddressId')]
  const modality = modalities.find((each) => each === values['modality'])
  return {
    clientId,
    planId: textAt(values, 'planId') ?? '',
    dueDay: numberAt(values, 'dueDay') ?? 0,
    priceCents: numberAt(values, 'priceCents') ?? null,
    ...(modality && { modality }),
    ...(accountId && { accountId }),
    ...(addressId && { installationAddressId: addressId }),
    ...(loyaltyMonths !== undefined && { loyaltyMonths }),
    ...(benefitCents !== undefined && { benefitCents }),
  }
}
