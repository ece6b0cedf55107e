import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { sqlState, violatedConstraint } from '#kernel/db'
import { conflict, notFound, type AppError } from '#kernel/errors'

const taken: Readonly<Record<string, readonly [code: string, detail: string]>> = {
  nas_network: ['network-taken', 'Já existe um concentrador com este endereço ou rede nesta instalação.'],
  nas_name: ['nas-name-taken', 'Já existe um concentrador com este nome.'],
  username_taken: [
    'username-taken',
    'Este nome de usuário já está em uso. Escolha outro, por exemplo com @ e o seu domínio.',
  ],
  fixed_ipv4_taken: ['address-taken', 'Este endereço IPv4 já é fixo de outro acesso.'],
  wan_ipv6_taken: ['address-taken', 'Este prefixo IPv6 de WAN se sobrepõe ao de outro acesso.'],
  delegated_ipv6_taken: ['address-taken', 'Este prefixo IPv6 delegado se sobrepõe ao de outro acesso.'],
}

/**
 * Runs a statement whose constraints are the rule; what they refuse becomes an answer for people. A transaction around it
 * stays usable, so that an import can report the row and go on.
 */
export async function refusing<T>(ctx: Ctx, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return await ctx.transaction(async (ctx) => {
    await sql`savepoint refusal`.execute(ctx.db)
    try {
      const result = await work(ctx)
      await sql`release savepoint refusal`.execute(ctx.db)
      return result
    } catch (error) {
      await sql`rollback to savepoint refusal`.execute(ctx.db)
      throw refusalOf(error) ?? error
    }
  })
}

function refusalOf(error: unknown): AppError | undefined {
  const known = taken[violatedConstraint(error) ?? '']
  if (known) return conflict(...known)
  if (sqlState(error) !== '23503') return undefined
  const isNas = violatedConstraint(error)?.includes('nas_lock') ?? false
  return isNas ? notFound('nas', 'Concentrador', 'nasLockId') : notFound('contract', 'Contrato', 'contractId')
}
