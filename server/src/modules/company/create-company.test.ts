import { expect } from 'vitest'
import { makeCompany, test } from '#testing'
import { createAccount } from './create-account.ts'
import { createCompany } from './create-company.ts'
import { getAccount } from './get-account.ts'
import { listAccounts } from './list-accounts.ts'

const account = {
  name: 'Conta',
  bankCode: '341',
  bankKeys: { agencia: '1234', conta: '56789', carteira: '109' },
  finePpm: 20_000,
  interestPpmMonth: 10_000,
  graceDays: 0,
  feeDeductedFromCredit: false,
}

test('a company is known by its CNPJ, once', async ({ ctx }) => {
  const company = await makeCompany(ctx)
  await expect(createCompany(ctx, { ...company, cnpj: company.cnpj })).rejects.toMatchObject({
    status: 409,
    code: 'cnpj-taken',
  })
})

test('a wrong CNPJ is refused with its field', async ({ ctx }) => {
  await expect(createCompany(ctx, { ...(await makeCompany(ctx)), cnpj: '11222333000180' })).rejects.toMatchObject({
    status: 422,
    extra: { errors: [{ pointer: '/cnpj' }] },
  })
})

test('portadores are numbered 1, 2, 3 within their company', async ({ ctx }) => {
  for (const number of [1, 2, 3]) {
    const bankKeys = { ...account.bankKeys, carteira: `10${number}` }
    expect(await createAccount(ctx, { ...account, bankKeys })).toMatchObject({ number })
  }
  const page = await listAccounts(ctx, { limit: 2 })
  expect(page.items.map((item) => item.number)).toEqual([1, 2])
  expect(
    (await listAccounts(ctx, { limit: 2, cursor: page.nextCursor ?? '' })).items.map((item) => item.number),
  ).toEqual([3])
})

test('the portador of another company does not exist for us', async ({ ctx }) => {
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  const { id } = await createAccount(theirs, account)
  await expect(getAccount(ctx, { id })).rejects.toMatchObject({ status: 404 })
})

test('a bank that we do not know is refused when the portador is registered, not when the first boleto fails', async ({
  ctx,
}) => {
  await expect(createAccount(ctx, { ...account, bankCode: '999' })).rejects.toMatchObject({
    status: 422,
    extra: { errors: [{ pointer: '/bankCode' }] },
  })
})

test('who does not say how the bank takes its fee gets the way of the bank’s files', async ({ ctx }) => {
  const { feeDeductedFromCredit: _, ...unsaid } = account
  const net = { ...unsaid, cnabLayout: '400' as const }
  const keys = (carteira: string) => ({ bankKeys: { ...account.bankKeys, carteira, codigoCliente: '123' } })
  const feeOf = async (portador: Parameters<typeof createAccount>[1]) =>
    (await createAccount(ctx, portador)).feeDeductedFromCredit
  expect(await feeOf(net)).toBe(true)
  expect(await feeOf({ ...net, ...keys('112'), feeDeductedFromCredit: false })).toBe(false)
  expect(await feeOf({ ...net, ...keys('9'), bankCode: '237' })).toBe(false)
  expect(await feeOf({ ...unsaid, ...keys('175') })).toBe(false)
})
