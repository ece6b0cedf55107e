import { expect } from 'vitest'
import { getBoleto, issueBoletos } from '#modules/banking'
import { makeAccount, makeBoletos, makeInvoice, test } from '#testing'
import { changeAccount } from './change-account.ts'
import { createAccount } from './create-account.ts'

const account = {
  name: 'Conta',
  bankCode: '341',
  bankKeys: { agencia: '4321', conta: '98765', carteira: '109' },
  finePpm: 20_000,
  interestPpmMonth: 10_000,
  graceDays: 0,
}

test('a key that the bank needs and the portador lacks is refused at its field', async ({ ctx }) => {
  const bankKeys = { agencia: '4321', conta: '98765' }
  await expect(createAccount(ctx, { ...account, bankKeys })).rejects.toMatchObject({
    status: 422,
    extra: { errors: [{ pointer: '/bankKeys/carteira' }] },
  })
})

test('two portadores cannot number the same titles, whatever zeros are written before their keys', async ({ ctx }) => {
  const { id } = await createAccount(ctx, account)
  const twin = { ...account, name: 'Outra', bankKeys: { ...account.bankKeys, conta: '0098765', agencia: '04321' } }
  await expect(createAccount(ctx, twin)).rejects.toMatchObject({
    status: 409,
    code: 'portador-exists',
    extra: { accountId: id },
  })
  const other = await createAccount(ctx, { ...account, bankKeys: { ...account.bankKeys, carteira: '112' } })
  await expect(
    changeAccount(ctx, { id: other.id, version: other.version, bankKeys: account.bankKeys }),
  ).rejects.toMatchObject({ code: 'portador-exists' })
})

test('who comes from another system goes on with the next number', async ({ ctx }) => {
  const { id: accountId } = await createAccount(ctx, { ...account, firstNossoNumero: 48_213 })
  const [first, second] = await makeBoletos(ctx, 2, { accountId })
  const numbers = []
  for (const boleto of [first, second])
    numbers.push((await getBoleto(ctx, { invoiceId: boleto?.invoiceId ?? '' })).nossoNumero.slice(0, -1))
  expect(numbers).toEqual(['00048213', '00048214'])
})

test('a portador that has issued boletos keeps its keys and its first number; its terms may change', async ({
  ctx,
}) => {
  const { id } = await makeAccount(ctx)
  await makeBoletos(ctx, 1, { accountId: id })
  const changed = await changeAccount(ctx, { id, version: 1, graceDays: 2, firstNossoNumero: 1 })
  expect(changed).toMatchObject({ graceDays: 2 })
  const keys = { agencia: '1234', conta: '56789', carteira: '112' }
  for (const changes of [{ bankKeys: keys }, { firstNossoNumero: 500 }])
    await expect(changeAccount(ctx, { id, version: changed.version, ...changes })).rejects.toMatchObject({
      status: 409,
      code: 'portador-numbered',
    })
})

test('a portador without boletos may still be put right', async ({ ctx }) => {
  const { id } = await makeAccount(ctx)
  const bankKeys = { agencia: '1234', conta: '56789', carteira: '112' }
  expect(await changeAccount(ctx, { id, version: 1, bankKeys, firstNossoNumero: 7 })).toMatchObject({
    bankKeys,
    firstNossoNumero: 7,
  })
})

test('the first number given after boletos that the bank would not take is still the first', async ({ ctx }) => {
  const { id: accountId, version } = await createAccount(ctx, { ...account, firstNossoNumero: 482_130 })
  // Nobody may owe 20 million by boleto: its ten digits do not hold it.
  const { id } = await makeInvoice(ctx, { accountId, amountCents: 20_000_000_000 })
  expect(await issueBoletos(ctx, { invoiceIds: [id] })).toMatchObject({ issuedCount: 0 })
  await changeAccount(ctx, { id: accountId, version, firstNossoNumero: 48_213 })
  const [boleto] = await makeBoletos(ctx, 1, { accountId })
  expect((await getBoleto(ctx, { invoiceId: boleto?.invoiceId ?? '' })).nossoNumero.slice(0, -1)).toBe('00048213')
})

test('the modalidade that Sicoob takes when none is said is the same numbering; another posto of Sicredi is not', async ({
  ctx,
}) => {
  const sicoob = { agencia: '3300', conta: '12345', carteira: '1', convenio: '123456' }
  await createAccount(ctx, { ...account, bankCode: '756', bankKeys: sicoob })
  await expect(
    createAccount(ctx, { ...account, bankCode: '756', bankKeys: { ...sicoob, modalidade: '01' } }),
  ).rejects.toMatchObject({ code: 'portador-exists' })
  const sicredi = { agencia: '165', conta: '623', carteira: '1', codigoCliente: '00623', posto: '02', byte: '2' }
  await createAccount(ctx, { ...account, bankCode: '748', bankKeys: sicredi })
  await createAccount(ctx, { ...account, bankCode: '748', bankKeys: { ...sicredi, posto: '03' } })
})
