import { expect } from 'vitest'
import { test } from '#testing'
import { changeAccount } from './change-account.ts'
import { changeCompany } from './change-company.ts'
import { createAccount } from './create-account.ts'
import { getCompany } from './get-company.ts'

const account = {
  name: 'Conta',
  bankCode: '341',
  bankKeys: { agencia: '1234', conta: '56789', carteira: '109' },
  finePpm: 20_000,
  interestPpmMonth: 10_000,
  graceDays: 0,
  feeDeductedFromCredit: false,
}

test('a company that moves gets city and state from its IBGE code', async ({ ctx }) => {
  const { version } = await getCompany(ctx)
  const moved = await changeCompany(ctx, { version, tradeName: 'Nova', postalCode: '20040-002', ibgeCode: '3304557' })
  expect(moved).toMatchObject({
    tradeName: 'Nova',
    postalCode: '20040002',
    city: 'Rio de Janeiro',
    state: 'RJ',
    version: version + 1,
  })
})

test('a CEP of another state is refused at its field', async ({ ctx }) => {
  const { version } = await getCompany(ctx)
  await expect(changeCompany(ctx, { version, postalCode: '20040-002', ibgeCode: '3550308' })).rejects.toMatchObject({
    status: 422,
    extra: { errors: [{ pointer: '/postalCode' }] },
  })
})

test('who changes a company that another changed meanwhile sees how it is now', async ({ ctx }) => {
  const { version } = await getCompany(ctx)
  await changeCompany(ctx, { version, tradeName: 'Primeira' })
  await expect(changeCompany(ctx, { version, tradeName: 'Segunda' })).rejects.toMatchObject({
    status: 409,
    code: 'stale-version',
    extra: { current: { tradeName: 'Primeira' } },
  })
})

test('a portador changes its keys and rests, and what is not named stays', async ({ ctx }) => {
  const { id, version } = await createAccount(ctx, { ...account, pixKey: 'a@b.br' })
  const bankKeys = { ...account.bankKeys, carteira: '112' }
  expect(await changeAccount(ctx, { id, version, bankKeys, isActive: false })).toMatchObject({
    bankKeys,
    isActive: false,
    pixKey: 'a@b.br',
    version: 2,
  })
  await expect(changeAccount(ctx, { id, version, name: 'Tarde' })).rejects.toMatchObject({
    code: 'stale-version',
    extra: { current: { isActive: false } },
  })
})
