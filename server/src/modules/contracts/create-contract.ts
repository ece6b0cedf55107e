import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { takeNumbers } from '#kernel/counters'
import { conflict, invalid } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { choosePop } from '#modules/administration'
import { appendHistory, type AddressRow, getClientFile } from '#modules/clients'
import { writeWhole } from '#kernel/scope'
import { chooseBranch, getAccount } from '#modules/company'
import { findSaleVersion } from '#modules/plans'
import { requireDueDay } from './due-days.ts'
import { periodPrice } from './rules/period-price.ts'
import type { NewContract } from './schemas.ts'
import { type ContractRow, findContract, insertContract, insertEvents } from './store.ts'
import { insertPlanPeriods } from './store-periods.ts'

/**
 * Sells a plan to a client: a draft with the plan version of today's sales, its price, loyalty and benefit as agreed.
 * Without an address the client's first installation address is taken. 404 for what is named, 409 `client-not-for-sale`
 * or what the plan says, 422 at the field.
 */
export async function createContract(ctx: Ctx, input: z.output<typeof NewContract>): Promise<ContractRow> {
  const {
    clientId,
    planId,
    dueDay,
    accountId = null,
    priceCents = null,
    modality = 'regular',
    benefitCents = 0,
  } = input
  return await ctx.transaction(async (ctx) => {
    const client = await getClientFile(ctx, { id: clientId })
    if (client.status === 'inactive' || client.status === 'blocked_for_sale')
      throw conflict('client-not-for-sale', `O cliente ${client.name} está inativo ou bloqueado para venda.`)
    await requireDueDay(ctx, dueDay)
    if (accountId) await getAccount(ctx, { id: accountId })
    const installationAddressId = chooseAddress(client.addresses, input.installationAddressId)
    const version = await findSaleVersion(ctx, { planId, on: ctx.today })
    const branchId = await chooseBranch(ctx, input.branchId, client.branchId)
    const row = {
      id: newId(),
      companyId: ctx.companyId,
      number: await takeNumbers(ctx, 'contract'),
      branchId,
      popId: await choosePop(ctx, input.popId, null),
      clientId,
      planVersionId: version.id,
      installationAddressId,
      accountId,
      modality,
      dueDay,
      priceCents,
      loyaltyMonths: input.loyaltyMonths ?? version.loyaltyMonths,
      benefitCents,
      accessReason: 'Rascunho ainda não enviado para assinatura',
      accessSince: ctx.now,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    }
    const contract = await writeWhole(
      ctx,
      () => insertContract(ctx, row),
      async ({ id }) => (await findContract(ctx, id)) !== undefined,
    )
    await recordSale(ctx, contract, version.priceCents)
    return contract
  })
}

async function recordSale(ctx: Ctx, contract: ContractRow, versionPriceCents: number): Promise<void> {
  const { id: contractId, clientId, number, planVersionId, priceCents } = contract
  const price = periodPrice(contract.modality, priceCents, versionPriceCents)
  const hasAgreedPrice = priceCents !== null
  await insertPlanPeriods(ctx, [
    { contractId, planVersionId, priceCents: price, hasAgreedPrice, startsOn: ctx.today, endsOn: null },
  ])
  await insertEvents(ctx, [
    {
      contractId,
      kind: 'created',
      to: 'draft',
      reason: 'Contrato criado',
      details: { planVersionId, priceCents: price },
    },
  ])
  const summary = `Contrato ${number} criado`
  await appendHistory(ctx, { clientId, kind: 'contract-created', summary, details: { contractId } })
}

/** The address named, or the first where things are installed. 422 when it is not the client's. */
export function chooseAddress(addresses: readonly AddressRow[], id: string | null | undefined): string | null {
  if (!id) return addresses.find((address) => address.roles.includes('installation'))?.id ?? null
  if (addresses.some((address) => address.id === id)) return id
  throw invalid('/installationAddressId', 'O endereço de instalação não é deste cliente.')
}
