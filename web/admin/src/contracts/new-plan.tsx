import { Paper, Radio, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { useState } from 'react'
import { FieldGrid, findWord, formatSpeed, optionsOf, type FormField } from '#kit'
import { textAt, useSoldPlans } from './asking.tsx'
import type { SaleForm } from './new-sale.tsx'
import { StepButtons } from './step-buttons.tsx'
import type { PlanOnSale } from './types.ts'

const fields: readonly FormField[] = [
  { name: 'priceCents', label: 'Preço combinado', type: 'money', span: 3, help: 'Vazio: o preço do plano' },
  { name: 'loyaltyMonths', label: 'Fidelidade (meses)', type: 'integer', span: 3, help: 'Vazio: a do plano; até 24' },
  { name: 'benefitCents', label: 'Benefício da fidelidade', type: 'money', span: 3, help: 'Base da multa de saída' },
  {
    name: 'modality',
    label: 'Modalidade',
    type: 'select',
    isRequired: true,
    options: optionsOf('modality'),
    span: 3,
    help: 'Só a regular é cobrada',
  },
]

/** What is sold: the plans by family, and the terms where they differ from the plan's. */
export function PlanStep({ form, onNext }: { form: SaleForm; onNext: () => void }) {
  const plans = useSoldPlans()
  const [wanted, setWanted] = useState('')
  const shown = plans.filter(({ name, family }) => `${name} ${family}`.toLowerCase().includes(wanted.toLowerCase()))
  const families = [...new Set(shown.map(({ family }) => family))].toSorted((a, b) => a.localeCompare(b, 'pt-BR'))
  const planId = textAt(form.values, 'planId')
  return (
    <Stack>
      {plans.length > 8 && (
        <TextInput
          label="Procurar plano"
          value={wanted}
          maw={360}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
      )}
      <Radio.Group aria-label="Plano" value={planId ?? null} onChange={(value) => form.change('planId', value)}>
        <Stack>
          {families.map((family) => (
            <Stack key={family} gap="xs">
              <Title order={2} size="h5">
                {family}
              </Title>
              <SimpleGrid cols={{ base: 1, xs: 2, lg: 4 }}>
                {shown
                  .filter((plan) => plan.family === family)
                  .map((plan) => (
                    <PlanCard key={plan.id} plan={plan} isChosen={plan.id === planId} />
                  ))}
              </SimpleGrid>
            </Stack>
          ))}
        </Stack>
      </Radio.Group>
      {plans.length === 0 && <Text c="dimmed">Nenhum plano à venda. Cadastre um em “Planos”.</Text>}
      <Paper withBorder p="md" radius="md">
        <FieldGrid fields={fields} values={form.values} onChange={form.change} />
      </Paper>
      <StepButtons onNext={onNext} missing={planId === undefined ? 'Escolha um plano.' : undefined} />
    </Stack>
  )
}

function PlanCard({ plan, isChosen }: { plan: PlanOnSale; isChosen: boolean }) {
  const { id, name, technology, saleVersion: sold } = plan
  if (!sold) return null
  return (
    <Radio.Card value={id} p="md" radius="md" withBorder aria-label={name} {...(isChosen && { bd: '2px solid teal' })}>
      <Radio.Indicator mb={4} />
      <Text fw={600}>{name}</Text>
      <Text size="lg" fw={650}>
        {`${formatCents(sold.priceCents)} ao mês`}
      </Text>
      <Text size="sm">{`${formatSpeed(sold.downKbps)} / ${formatSpeed(sold.upKbps)}`}</Text>
      <Text size="sm" c="dimmed">
        {`${findWord('technology', technology).label} · ${sold.loyaltyMonths > 0 ? `fidelidade de ${sold.loyaltyMonths} meses` : 'sem fidelidade'}`}
      </Text>
    </Radio.Card>
  )
}
