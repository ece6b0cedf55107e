import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { storeFile } from '#kernel/files'
import { newId } from '#kernel/ids'
import { getAccount, getCompany } from '#modules/company'
import { buildRemessa, type LeftOut } from './build-remessa.ts'
import { cnabLayoutOf } from './cnab-failure.ts'
import { lockAccounts } from './lock-accounts.ts'
import { remessaFileName } from './rules/remessa-file-name.ts'
import { lockSequence, saveSequence } from './store.ts'
import { insertRemessa, markSent, type RemessaRow } from './store-remessas.ts'
import { listInstructionsToSend } from './views.ts'

/** Titles of one file; what is more waits for the next. */
const maxTitles = 20_000

export type NewRemessa = { accountId: string; dryRun?: boolean | undefined }
export type CreatedRemessa = RemessaRow & { leftOut: LeftOut[] }

/**
 * One file with all orders that wait for an account: sequence without gap, bytes and sha256 kept, each title in one unanswered file
 * only. Titles that the bank would refuse are left out and listed. `dryRun` does the same and undoes it.
 * 404 unknown account, 409 `nothing-to-send` (with `leftOut`) or `account-without-cnab`, 422 when the bank keys are wrong.
 */
export async function createRemessa(ctx: Ctx, { accountId, dryRun = false }: NewRemessa): Promise<CreatedRemessa> {
  const account = await getAccount(ctx, { id: accountId })
  cnabLayoutOf(account)
  const company = await getCompany(ctx)
  const create = async (ctx: Ctx): Promise<CreatedRemessa> => {
    await lockAccounts(ctx, [accountId])
    const sequence = (await lockSequence(ctx, accountId, 'remessa', account.firstRemessa - 1)) + 1
    const instructions = await listInstructionsToSend(ctx, accountId, maxTitles)
    if (instructions.length === 0) throw nothingToSend(account.name, [])
    const { bytes, sent, leftOut } = buildRemessa(ctx, { account, company }, sequence, instructions)
    if (sent.length === 0) throw nothingToSend(account.name, leftOut)

    const name = remessaFileName(account, ctx.today, sequence)
    const fileId = await storeFile(ctx, { name, mediaType: 'text/plain', content: bytes })
    const remessa = await insertRemessa(ctx, {
      id: newId(),
      accountId,
      sequence,
      fileId,
      fileName: name,
      titleCount: sent.length,
      amountCents: sent.reduce((sum, { amountCents }) => sum + amountCents, 0),
      createdAt: ctx.now,
      createdBy: ctx.actor.id,
    })
    await saveSequence(ctx, accountId, 'remessa', sequence)
    await markSent(
      ctx,
      remessa.id,
      sent.map(({ id }) => id),
    )
    return { ...remessa, leftOut }
  }
  return await (dryRun ? ctx.rehearse(create) : ctx.transaction(create))
}

const nothingToSend = (name: string, leftOut: LeftOut[]) =>
  conflict(
    'nothing-to-send',
    leftOut.length === 0
      ? `Nada a enviar pelo portador “${name}”: não há boletos a registrar nem a baixar.`
      : `Nada a enviar pelo portador “${name}”: os ${leftOut.length} títulos que esperam têm dados que o banco recusaria. Corrija-os e tente de novo.`,
    { leftOut },
  )
