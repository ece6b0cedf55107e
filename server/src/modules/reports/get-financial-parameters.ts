import { formatCents } from '@open-sgp/brasil'
import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { listReceiptPoints, getSetting } from '#modules/administration'
import { daysAhead, maxChargesPerDay, minimumFirstDays } from '#modules/billing'
import { defaultAccount, defaultFine, defaultGraceDays, defaultInterest, listAccounts } from '#modules/company'
import { dueDays, getContractSettings } from '#modules/contracts'
import { getPolicy } from '#modules/dunning'
import { fixedRules, showDays, showPercent, showPolicy, showTerms, type Parameter } from './rules/parameters.ts'
import type { FinancialParameters } from './schemas.ts'
import { findPrices } from './views-parameters.ts'

/** Everything that decides about money in this company, by subject: what holds now, and where it comes from. */
export const getFinancialParameters = async (ctx: Ctx): Promise<z.output<typeof FinancialParameters>> => ({
  areas: [
    {
      area: 'late',
      items: [
        await ofSetting(ctx, defaultFine, showPercent),
        await ofSetting(ctx, defaultInterest, showPercent),
        await ofSetting(ctx, defaultGraceDays, showDays),
      ],
    },
    {
      area: 'billing',
      items: [
        await ofSetting(ctx, dueDays, (days) => (days.length === 0 ? 'Qualquer dia' : days.join(', '))),
        await ofSetting(ctx, daysAhead, showDays),
        await ofSetting(ctx, minimumFirstDays, showDays),
        await ofSetting(ctx, maxChargesPerDay, String),
      ],
    },
    { area: 'accounts', items: await ofAccounts(ctx) },
    { area: 'receipts', items: await ofReceiptPoints(ctx) },
    { area: 'dunning', items: await ofPolicy(ctx) },
    { area: 'contracts', items: await ofPause(ctx) },
    { area: 'plans', items: await ofPlans(ctx) },
    { area: 'rules', items: [...fixedRules] },
  ],
})

async function ofAccounts(ctx: Ctx): Promise<Parameter[]> {
  const accounts = (await listAccounts(ctx, { limit: 200 })).items.filter(({ isActive }) => isActive)
  const [first] = accounts
  const byDefault = first ? `${first.name} (o primeiro em uso)` : 'Nenhum portador em uso'
  const show = (id: string) => accounts.find((account) => account.id === id)?.name ?? byDefault
  return [await ofSetting(ctx, defaultAccount, show), ...accounts.map(ofAccount)]
}

const plain = { help: null, sourceName: null, settingKey: null }

async function ofSetting<S extends z.ZodType>(
  ctx: Ctx,
  { key, label, help, schema }: { key: string; label: string; help: string; schema: S },
  show: (value: z.output<S>) => string,
): Promise<Parameter> {
  const { value, version } = await getSetting(ctx, { key })
  const source = version === 0 ? 'default' : 'company'
  return { key, label, help, value: show(schema.parse(value)), source, sourceName: null, settingKey: key }
}

type Account = Awaited<ReturnType<typeof listAccounts>>['items'][number]

const ofAccount = (account: Account): Parameter => ({
  ...plain,
  key: account.id,
  label: `Encargos e prazos de ${account.name}`,
  value: showTerms(account),
  help: 'Valem para os títulos que este portador emitir.',
  source: 'account',
  sourceName: account.name,
})

async function ofReceiptPoints(ctx: Ctx): Promise<Parameter[]> {
  const open = (await listReceiptPoints(ctx)).items.filter(({ isActive }) => isActive)
  const value = open.length === 0 ? 'Nenhum' : open.map(({ name }) => name).join(', ')
  const help = 'Onde se recebe dinheiro: escolhe-se ao registrar um pagamento.'
  return [{ ...plain, key: 'receipt-points', label: 'Pontos de recebimento em uso', value, help, source: 'company' }]
}

async function ofPolicy(ctx: Ctx): Promise<Parameter[]> {
  const policy = await getPolicy(ctx)
  const source = policy.effectiveOn === null ? ('default' as const) : ('policy' as const)
  return showPolicy(policy).map(([key, label, value]) => ({
    ...plain,
    key,
    label,
    value,
    source,
    sourceName: policy.effectiveOn,
  }))
}

async function ofPause(ctx: Ctx): Promise<Parameter[]> {
  const { pauseMinDays, pauseMaxDays, pauseEveryMonths } = await getContractSettings(ctx)
  const every = pauseEveryMonths === 0 ? 'quantas vezes quiser' : `uma vez a cada ${pauseEveryMonths} meses`
  const value = `de ${pauseMinDays} a ${showDays(pauseMaxDays)}, ${every}`
  const help = 'A pedido do cliente; os dias pausados não são cobrados.'
  return [{ ...plain, key: 'pause', label: 'Suspensão a pedido (pausa)', value, help, source: 'company' }]
}

async function ofPlans(ctx: Ctx): Promise<Parameter[]> {
  const { plans, lowestCents, highestCents } = await findPrices(ctx)
  const value =
    lowestCents === null || highestCents === null
      ? 'Nenhum plano à venda'
      : `${plans} à venda, de ${formatCents(lowestCents)} a ${formatCents(highestCents)}`
  const help = 'O preço é o da versão do plano na data da venda, ou o combinado no contrato.'
  return [{ ...plain, key: 'prices', label: 'Mensalidades', value, help, source: 'plan' }]
}
