import { Text } from '@mantine/core'
import { formatCents } from '@open-sgp/brasil'
import { useApi, type FormField } from '#kit'
import type { PlanOnSale } from './types.ts'

export const reasonField: FormField = { name: 'reason', label: 'Motivo', type: 'textarea', isRequired: true }
export const dayField: FormField = { name: 'on', label: 'A partir de', type: 'date', help: 'Vazio: hoje' }
export const say = (text: string) => <Text size="sm">{text}</Text>

/** Plans that can be sold today. */
export const useSoldPlans = (): readonly PlanOnSale[] =>
  (useApi('GET /api/plans', { query: { isOnSale: 'true', limit: 200 } }).data?.items ?? []).filter(
    ({ saleVersion }) => saleVersion !== null,
  )

export const planOptions = (plans: readonly PlanOnSale[]) =>
  plans.flatMap(({ id, name, saleVersion }) =>
    saleVersion ? [{ value: id, label: `${name} · ${formatCents(saleVersion.priceCents)}` }] : [],
  )

/** The text that a form holds at a name. */
export const textAt = (values: Record<string, unknown>, name: string): string | undefined => {
  const value = values[name]
  return typeof value === 'string' ? value : undefined
}
/** The number that a form holds at a name. */
export const numberAt = (values: Record<string, unknown>, name: string): number | undefined => {
  const value = values[name]
  return typeof value === 'number' ? value : undefined
}
