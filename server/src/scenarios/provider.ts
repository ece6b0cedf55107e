import { computeCnpjDigits } from '@open-sgp/brasil'
import { createBank, type Bank } from '@open-sgp/simulator-bank'
import type { Ctx } from '#kernel/context'
import { createAccount, createCompany, type AccountRow } from '#modules/company'
import { createPlan } from '#modules/plans'

/** An account of ours and the bank behind it. */
export type Collection = { account: AccountRow; bank: Bank }

export type Provider = {
  companyId: string
  collections: readonly [Collection, Collection]
  planIds: readonly string[]
}

const branch = '112233440001'
const cnpj = branch + computeCnpjDigits(branch)
const legalName = 'Litoral Fibra Telecomunicações Ltda'

/** A provider of the coast of Santa Catarina, with two portadores and two families of plans, as it stands on its first day. */
export async function createProvider(outside: Ctx, seed: number): Promise<Provider> {
  const company = await createCompany(outside, {
    legalName,
    tradeName: 'Litoral Fibra',
    cnpj,
    email: 'financeiro@litoralfibra.test',
    phone: '48 3222-0000',
    postalCode: '88010000',
    street: 'Rua Felipe Schmidt',
    streetNumber: '515',
    complement: 'Sala 802',
    district: 'Centro',
    city: 'Florianópolis',
    ibgeCode: '4205407',
    state: 'SC',
  })
  const ctx = outside.forCompany(company.id)
  const itau = await openCollection(ctx, seed, {
    name: 'Itaú 109',
    bankCode: '341',
    cnabLayout: '400',
    bankKeys: { agencia: '1234', conta: '56789', carteira: '109' },
    feeDeductedFromCredit: true,
  })
  const sicoob = await openCollection(ctx, seed + 1, {
    name: 'Sicoob 1/01',
    bankCode: '756',
    cnabLayout: '240',
    bankKeys: { agencia: '3069', conta: '778800', contaDv: '5', carteira: '1', modalidade: '01', convenio: '1234567' },
    feeDeductedFromCredit: false,
  })
  return { companyId: company.id, collections: [itau, sicoob], planIds: await createPlans(ctx) }
}

type Terms = Pick<
  Parameters<typeof createAccount>[1],
  'name' | 'bankCode' | 'cnabLayout' | 'bankKeys' | 'feeDeductedFromCredit'
>

async function openCollection(ctx: Ctx, seed: number, terms: Terms): Promise<Collection> {
  const account = await createAccount(ctx, {
    ...terms,
    finePpm: 20_000,
    interestPpmMonth: 10_000,
    graceDays: 0,
    writeOffDays: 60,
    pixKey: 'financeiro@litoralfibra.test',
  })
  const bank = createBank({
    bank: account.bankCode,
    layout: account.cnabLayout === '240' ? 240 : 400,
    conta: account.bankKeys,
    beneficiario: { nome: legalName, documento: cnpj },
    feeCents: 190,
    seed,
  })
  return { account, bank }
}

async function createPlans(ctx: Ctx): Promise<string[]> {
  const sell = async (family: string, name: string, priceCents: number, downKbps: number, upKbps: number) => {
    const speeds = { downKbps, upKbps, reducedDownKbps: 1_024, reducedUpKbps: 512 }
    const burst = {
      burstDownKbps: downKbps * 2,
      burstUpKbps: upKbps * 2,
      burstThresholdDownKbps: Math.floor(downKbps * 0.8),
      burstThresholdUpKbps: Math.floor(upKbps * 0.8),
      burstSeconds: 16,
    }
    const { plan } = await createPlan(ctx, {
      family,
      name,
      technology: 'ftth',
      version: {
        ...speeds,
        ...burst,
        priceCents,
        svaCents: Math.floor(priceCents * 0.3),
        loyaltyMonths: 12,
        effectiveOn: ctx.today,
      },
    })
    return plan.id
  }
  return [
    await sell('Residencial', 'Fibra 300', 8_990, 300_000, 150_000),
    await sell('Residencial', 'Fibra 500', 9_990, 500_000, 250_000),
    await sell('Residencial', 'Fibra 800', 12_990, 800_000, 400_000),
    await sell('Empresarial', 'Empresa 500', 19_990, 500_000, 500_000),
    await sell('Empresarial', 'Empresa 1000', 34_990, 1_000_000, 1_000_000),
  ]
}
