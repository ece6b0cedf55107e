import type { Ctx } from '#kernel/context'
import { formatDays } from './rules/days.ts'
import type { PlannedInvoice, PlannedItem } from './rules/plan-billing.ts'
import { listPlanNames } from './views-run.ts'

/** Gives the words for an item of these invoices; the same plan and days are worded once, for there are thousands of them. */
export async function describeItems(
  ctx: Ctx,
  invoices: readonly PlannedInvoice[],
): Promise<(item: PlannedItem) => string> {
  const versions = new Set(invoices.flatMap(({ items }) => items.flatMap((item) => item.planVersionId ?? [])))
  const names = versions.size === 0 ? new Map<string, string>() : await listPlanNames(ctx, [...versions])
  const known = new Map<string, string>()
  return (item) => {
    const key = `${item.planVersionId}|${item.from}|${item.to}|${item.kind}`
    const text = known.get(key) ?? describe(item, names)
    known.set(key, text)
    return text
  }
}

function describe(item: PlannedItem, names: ReadonlyMap<string, string>): string {
  if (item.kind === 'suspension_credit') return `Crédito de ${countDays(item.days)} sem serviço, ${formatDays(item)}`
  const name = (item.planVersionId !== null && names.get(item.planVersionId)) || 'Plano'
  if (item.kind === 'plan_difference') return `Diferença da troca de plano para ${name}, ${formatDays(item)}`
  return item.kind === 'recurring'
    ? `${name}, ${formatDays(item)}`
    : `${name}, ${countDays(item.days)} proporcionais, ${formatDays(item)}`
}

const countDays = (days: number) => (days === 1 ? '1 dia' : `${days} dias`)
