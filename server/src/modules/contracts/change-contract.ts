import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { choosePop } from '#modules/administration'
import { getClientFile } from '#modules/clients'
import { chooseBranch, getAccount } from '#modules/company'
import { chooseAddress } from './create-contract.ts'
import { requireDueDay } from './due-days.ts'
import { holdContract } from './get-contract.ts'
import { requireOpen } from './move-contract.ts'
import type { ContractChanges } from './schemas.ts'
import { type ContractRow, insertEvents, updateContract } from './store.ts'

/**
 * Changes due day, portador, installation address, branch or POP; each change is an event with both values.
 * 404, 409 `contract-closed` or `stale-version` (with `current`), 422 for a day that is not offered or an address that is not the client's.
 */
export async function changeContract(
  ctx: Ctx,
  { id, version, ...changes }: { id: string } & z.output<typeof ContractChanges>,
): Promise<ContractRow> {
  return await ctx.transaction(async (ctx) => {
    const before = await holdContract(ctx, id)
    requireOpen(before)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou este contrato. Recarregue e refaça a alteração.', {
        current: before,
      })
    const { dueDay = before.dueDay, accountId = before.accountId } = changes
    if (dueDay !== before.dueDay) await requireDueDay(ctx, dueDay)
    if (accountId !== null) await getAccount(ctx, { id: accountId })
    const after = {
      dueDay,
      accountId,
      installationAddressId: await readAddress(ctx, before, changes),
      branchId: await chooseBranch(ctx, changes.branchId, before.branchId),
      popId: await choosePop(ctx, changes.popId, before.popId),
    }
    const events = (['dueDay', 'accountId', 'installationAddressId', 'branchId', 'popId'] as const)
      .filter((field) => before[field] !== after[field])
      .map((field) => ({
        contractId: id,
        kind: fieldKinds[field],
        from: textOf(before[field]),
        to: textOf(after[field]),
        reason: 'Cadastro do contrato alterado',
      }))
    if (events.length === 0) return before
    await insertEvents(ctx, events)
    return await updateContract(ctx, id, after)
  })
}

const fieldKinds = {
  dueDay: 'due-day',
  accountId: 'account',
  installationAddressId: 'installation-address',
  branchId: 'branch',
  popId: 'pop',
} as const
const textOf = (value: string | number | null): string | null => (value === null ? null : String(value))

async function readAddress(
  ctx: Ctx,
  { clientId, installationAddressId }: ContractRow,
  changes: { installationAddressId?: string | undefined },
): Promise<string | null> {
  if (changes.installationAddressId === undefined) return installationAddressId
  const { addresses } = await getClientFile(ctx, { id: clientId })
  return chooseAddress(addresses, changes.installationAddressId)
}
