import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { getClient } from '#modules/clients'
import { holdContract } from './get-contract.ts'
import { moveContract } from './move-contract.ts'
import type { Evidence } from './schemas.ts'
import type { ContractRow } from './store.ts'

/** Draft → awaiting signature. 404, 409 `transition-not-allowed` or `client-without-document`. */
export async function sendForSignature(
  ctx: Ctx,
  { contractId, reason = 'Enviado para assinatura' }: { contractId: string; reason?: string | undefined },
): Promise<ContractRow> {
  return await ctx.transaction(async (ctx) => {
    const contract = await holdContract(ctx, contractId)
    const client = await getClient(ctx, { id: contract.clientId })
    if (client.document === null && client.kind !== 'foreigner')
      throw conflict('client-without-document', `Cadastre o CPF ou CNPJ de ${client.name} antes da assinatura.`)
    return await moveContract(ctx, contract, { to: 'awaiting_signature', reason })
  })
}

/** Awaiting signature → draft: what was sent has to be corrected. 404, 409. */
export async function recallContract(
  ctx: Ctx,
  { contractId, reason }: { contractId: string; reason: string },
): Promise<ContractRow> {
  return await ctx.transaction(async (ctx) => {
    return await moveContract(ctx, await holdContract(ctx, contractId), { to: 'draft', reason })
  })
}

/** Awaiting signature → awaiting installation, keeping how it was signed. 404, 409. */
export async function signContract(
  ctx: Ctx,
  { contractId, evidence }: { contractId: string; evidence: z.output<typeof Evidence> },
): Promise<ContractRow> {
  return await ctx.transaction(async (ctx) => {
    const contract = await holdContract(ctx, contractId)
    return await moveContract(ctx, contract, {
      to: 'awaiting_installation',
      reason: 'Contrato assinado',
      set: { signedAt: ctx.now, signature: JSON.stringify(evidence) },
      details: { evidence },
    })
  })
}
