import { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { readSetting, setting } from '#kernel/settings'

const isDay = (text: string) => /^([1-9]|[12]\d|3[01])$/.test(text)

/** The due days that are sold; none: any. Contracts that have another keep it. */
export const dueDays = setting({
  key: 'contracts.due-days',
  scope: 'company',
  label: 'Dias de vencimento oferecidos',
  help: 'Um por linha, de 1 a 31. Vazio: qualquer dia. Contratos que já têm outro dia continuam com ele.',
  input: 'lines',
  permission: 'contracts.settings.update',
  schema: z
    .array(z.string().trim().refine(isDay, 'O vencimento é um dia de 1 a 31.'))
    .max(31, 'No máximo 31 dias.')
    .refine((days) => new Set(days).size === days.length, 'Há um dia repetido.'),
  default: [],
})

/** The days in their order; none: any. */
export async function listDueDays(ctx: Ctx): Promise<{ items: number[] }> {
  const days = await readSetting(ctx, dueDays)
  return { items: days.map(Number).toSorted((a, b) => a - b) }
}

/** 422 at `/dueDay` for a day that the company does not offer. */
export async function requireDueDay(ctx: Ctx, day: number): Promise<void> {
  const { items } = await listDueDays(ctx)
  if (items.length > 0 && !items.includes(day))
    throw invalid('/dueDay', `A empresa oferece vencimento nos dias ${items.join(', ')}.`)
}
