import { z } from 'zod'
import { setting } from '#kernel/settings'

const common = { scope: 'company', permission: 'billing.settings.update', input: 'integer' } as const
const days = (max: number) =>
  z.int('Informe dias inteiros.').min(0, `De 0 a ${max} dias.`).max(max, `De 0 a ${max} dias.`)

/** How many days before its due date an invoice is issued. */
export const daysAhead = setting({
  key: 'billing.days-ahead',
  ...common,
  label: 'Antecedência da emissão (dias)',
  help: 'Quantos dias antes do vencimento o título nasce: de 0 a 60.',
  schema: days(60),
  default: 10,
})

/** A first period shorter than this joins the first full invoice as an item. */
export const minimumFirstDays = setting({
  key: 'billing.minimum-first-days',
  ...common,
  label: 'Primeiro período mínimo (dias)',
  help: 'Um primeiro período mais curto do que isto entra como item no primeiro título inteiro: de 0 a 31.',
  schema: days(31),
  default: 10,
})

/** More charges than this for one contract in one day are taken for a fault: the contract is parked. */
export const maxChargesPerDay = setting({
  key: 'billing.max-charges-per-day',
  ...common,
  label: 'Lançamentos por contrato e dia, no máximo',
  help: 'Mais do que isto num dia é tomado por engano, e o contrato fica estacionado: de 1 a 1.000.',
  schema: z.int('Informe um número inteiro.').min(1, 'De 1 a 1.000.').max(1_000, 'De 1 a 1.000.'),
  default: 15,
})
