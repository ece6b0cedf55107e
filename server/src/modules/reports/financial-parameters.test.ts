import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { changeSetting } from '#modules/administration'
import { createAccount } from '#modules/company'
import { createContract } from '#modules/contracts'
import { issueInvoice } from '#modules/billing'
import { makeAccount, makeClient, makePlan, test } from '#testing'
import { getFinancialParameters } from './get-financial-parameters.ts'

const set = (ctx: Ctx, key: string, value: unknown, version = 0) =>
  changeSetting(ctx, { key, value, version, reason: 'Reunião da diretoria' })

const findParameter = async (ctx: Ctx, key: string) =>
  (await getFinancialParameters(ctx)).areas.flatMap(({ items }) => items).find((item) => item.key === key)

test('a house that set nothing sees the defaults, the law and its portadores', async ({ ctx }) => {
  const account = await makeAccount(ctx)
  expect(await findParameter(ctx, 'company.default-fine')).toMatchObject({ value: '2 %', source: 'default' })
  expect(await findParameter(ctx, 'company.default-account')).toMatchObject({
    value: `${account.name} (o primeiro em uso)`,
  })
  expect(await findParameter(ctx, account.id)).toMatchObject({ source: 'account', sourceName: account.name })
  expect(await findParameter(ctx, 'suspension')).toMatchObject({ value: '15 dias', source: 'default' })
  expect(await findParameter(ctx, 'contracts.due-days')).toMatchObject({ value: 'Qualquer dia' })
  expect(await findParameter(ctx, 'rounding')).toMatchObject({ source: 'rule', settingKey: null })
})

test('a new portador takes the company’s fine, interest and grace where it says none', async ({ ctx }) => {
  await set(ctx, 'company.default-fine', 10_000)
  await set(ctx, 'company.default-grace-days', 3)
  const bankKeys = (conta: string) => ({ agencia: '1234', conta, carteira: '109' })
  const itau = { name: 'Itaú', bankCode: '341' }
  const silent = await createAccount(ctx, { ...itau, bankKeys: bankKeys('11111') })
  expect(silent).toMatchObject({ finePpm: 10_000, interestPpmMonth: 10_000, graceDays: 3 })
  const own = { finePpm: 20_000, graceDays: 0 }
  expect(await createAccount(ctx, { ...itau, bankKeys: bankKeys('22222'), ...own })).toMatchObject(own)
  expect(await findParameter(ctx, 'company.default-fine')).toMatchObject({ value: '1 %', source: 'company' })
  await expect(set(ctx, 'company.default-fine', 30_000, 1)).rejects.toMatchObject({ status: 422 })
})

test('titles of contracts without a portador go to the default one while it is in use', async ({ ctx }) => {
  const [first, chosen] = [await makeAccount(ctx), await makeAccount(ctx)]
  const { id: clientId } = await makeClient(ctx)
  const issue = () =>
    issueInvoice(ctx, {
      clientId,
      reason: 'avulso',
      dueOn: '2026-01-20',
      items: [{ description: 'Visita', amountCents: 5_000, kind: 'fee' }],
    })
  expect(await issue()).toMatchObject({ accountId: first.id })
  await set(ctx, 'company.default-account', chosen.id)
  expect(await issue()).toMatchObject({ accountId: chosen.id })
  await ctx.db.updateTable('company.accounts').set({ isActive: false }).where('id', '=', chosen.id).execute()
  expect(await issue()).toMatchObject({ accountId: first.id })
  await expect(set(ctx, 'company.default-account', chosen.id, 1)).rejects.toMatchObject({ status: 422 })
  await expect(set(ctx, 'company.default-account', clientId, 1)).rejects.toMatchObject({ status: 422 })
})

test('a due day that the company does not offer is not sold', async ({ ctx }) => {
  await set(ctx, 'contracts.due-days', ['15', '5'])
  const [{ id: clientId }, { plan }] = [await makeClient(ctx), await makePlan(ctx)]
  const sale = { clientId, planId: plan.id }
  await expect(createContract(ctx, { ...sale, dueDay: 10 })).rejects.toMatchObject({
    status: 422,
    message: 'A empresa oferece vencimento nos dias 5, 15.',
  })
  expect(await createContract(ctx, { ...sale, dueDay: 5 })).toMatchObject({ dueDay: 5 })
  await expect(set(ctx, 'contracts.due-days', ['32'], 1)).rejects.toMatchObject({ status: 422 })
})
