import { computeCnpjDigits } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { createAccount, createCompany, listAccounts } from '#modules/company'

let serial = 0

/** The company of `ctx` (its id is the ctx's), in Florianópolis. */
export async function makeCompany(ctx: Ctx) {
  serial += 1
  const base = `${String(10_000_000 + serial)}0001`
  return await createCompany(ctx, {
    legalName: 'Provedor Teste Telecomunicações Ltda',
    tradeName: 'Provedor Teste',
    cnpj: base + computeCnpjDigits(base),
    email: 'contato@provedor.test',
    phone: '4832220000',
    postalCode: '88010000',
    street: 'Rua Felipe Schmidt',
    streetNumber: '100',
    district: 'Centro',
    city: 'Florianópolis',
    ibgeCode: '4205407',
    state: 'SC',
  })
}

/** A portador of Itaú, carteira 109, CNAB 400; a company's second one is of another account. */
export async function makeAccount(ctx: Ctx) {
  const { items } = await listAccounts(ctx, { limit: 100 })
  serial += 1
  // A page ends at a hundred; from there on any number that no other has.
  const offset = items.length < 100 ? items.length : 1_000 + serial
  return await createAccount(ctx, {
    name: 'Itaú cobrança',
    bankCode: '341',
    cnabLayout: '400',
    bankKeys: { agencia: '1234', conta: String(56_789 + offset), carteira: '109' },
    finePpm: 20_000,
    interestPpmMonth: 10_000,
    graceDays: 0,
    feeDeductedFromCredit: true,
    pixKey: 'financeiro@provedor.test',
  })
}
