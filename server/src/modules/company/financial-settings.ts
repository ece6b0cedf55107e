import { z } from 'zod'
import { invalid } from '#kernel/errors'
import { setting } from '#kernel/settings'
import { Id } from '#kernel/values'
import { Fine, GraceDays, Interest } from './schemas.ts'
import { findAccount } from './store.ts'

const common = { scope: 'company', permission: 'billing.settings.update' } as const
const ofNew = 'Vale para portadores novos; os de hoje e os títulos já emitidos ficam como estão.'

export const defaultFine = setting({
  key: 'company.default-fine',
  ...common,
  label: 'Multa por atraso',
  help: `No máximo 2 %. ${ofNew}`,
  input: 'percent',
  schema: Fine,
  default: 20_000,
})

export const defaultInterest = setting({
  key: 'company.default-interest',
  ...common,
  label: 'Juros ao mês',
  help: `No máximo 1 %. ${ofNew}`,
  input: 'percent',
  schema: Interest,
  default: 10_000,
})

export const defaultGraceDays = setting({
  key: 'company.default-grace-days',
  ...common,
  label: 'Dias de carência',
  help: `Dias depois do vencimento sem multa nem juros, até 30. ${ofNew}`,
  input: 'integer',
  schema: GraceDays,
  default: 0,
})

/** Empty: the first in use. */
export const defaultAccount = setting({
  key: 'company.default-account',
  ...common,
  label: 'Portador padrão',
  help: 'Por onde pagam os contratos que não dizem o seu. Vazio, ou fora de uso: o primeiro em uso.',
  input: 'account',
  schema: z.union([z.literal(''), Id], 'Escolha um portador da lista.'),
  default: '',
  check: async (ctx, id) => {
    if (id === '') return
    const account = await findAccount(ctx, { id })
    if (!account?.isActive) throw invalid('/value', 'Escolha um portador em uso desta empresa.')
  },
})
