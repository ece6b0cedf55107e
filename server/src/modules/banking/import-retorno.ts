import type { Ctx } from '#kernel/context'
import { readFile, sha256, storeFile } from '#kernel/files'
import { newId } from '#kernel/ids'
import { openRetorno, type OpenedRetorno } from './open-retorno.ts'
import { postLines } from './post-lines.ts'
import { readLines } from './read-lines.ts'
import { reportRetorno, type RetornoReport } from './report-retorno.ts'
import { chunksOf } from './rules/chunks.ts'
import {
  findRetorno,
  findRetornoBySha,
  finishRetorno,
  insertRetorno,
  lockRetorno,
  type RetornoRow,
} from './store-retornos.ts'

type RetornoFile = {
  bytes: Uint8Array
  fileName: string
  /** The portador that the file must be of; found by the file's header when absent. */
  accountId?: string | undefined
}

/** Warnings kept with a file; a file with more is damaged beyond reading them all. */
const maxWarnings = 1_000

/**
 * Posts a bank file: what is sound is booked, the rest is listed line by line with its cause, and the bytes are kept. The same bytes
 * again answer with the first result and change nothing; the same record in another file is a duplicate; an import that was
 * interrupted goes on where it stopped. Payments bear the bank's date and the value gross of its fee. 1,000 lines a transaction.
 * Throws what `openRetorno` throws, before anything is written.
 */
export async function importRetorno(ctx: Ctx, { bytes, fileName, accountId }: RetornoFile): Promise<RetornoReport> {
  const hash = sha256(bytes)
  const known = await findRetornoBySha(ctx, hash)
  if (known && known.finishedAt !== null) return await reportRetorno(ctx, known.id, { isRepeated: true })

  const opened = await openRetorno(ctx, bytes, known?.accountId ?? accountId)
  const retorno = known ?? (await keep(ctx, opened, { bytes, fileName, hash }))
  await postAll(ctx, retorno, opened)
  return await reportRetorno(ctx, retorno.id)
}

async function postAll(ctx: Ctx, retorno: RetornoRow, opened: OpenedRetorno): Promise<void> {
  for (const batch of chunksOf(readLines(opened.file))) {
    await ctx.transaction(async (ctx) => {
      const last = await lockRetorno(ctx, retorno.id)
      const left = batch.filter(({ title }) => title.line > last)
      if (left.length > 0) await postLines(ctx, retorno, opened, left)
    })
  }
  await finishRetorno(ctx, retorno.id)
}

/** Completes, from the kept bytes, an import whose process died. Nothing to do when it is finished. */
export async function continueRetorno(ctx: Ctx, { retornoId }: { retornoId: string }): Promise<void> {
  const retorno = await findRetorno(ctx, retornoId)
  if (!retorno || retorno.finishedAt !== null) return
  const { content } = await readFile(ctx, retorno.fileId)
  await postAll(ctx, retorno, await openRetorno(ctx, content, retorno.accountId))
}

/** What the import would do, line by line: the same code, undone at the end. */
export const previewRetorno = (ctx: Ctx, input: RetornoFile): Promise<RetornoReport> =>
  ctx.rehearse((ctx) => importRetorno(ctx, input))

/** By then the import is done, or its process is dead. */
const later = ({ now }: Ctx): Date => new Date(now.getTime() + 2 * 60_000)

type Kept = { bytes: Uint8Array; fileName: string; hash: Buffer }

async function keep(ctx: Ctx, { account, file }: OpenedRetorno, { bytes, fileName, hash }: Kept): Promise<RetornoRow> {
  const warnings = file.warnings.filter(({ code }) => code !== 'amounts-differ').slice(0, maxWarnings)
  return await ctx.transaction(async (ctx) => {
    const fileId = await storeFile(ctx, { name: fileName, mediaType: 'text/plain', content: bytes })
    const retorno = await insertRetorno(ctx, {
      id: newId(),
      accountId: account.id,
      fileId,
      sha256: hash,
      fileName,
      warnings: JSON.stringify(warnings),
    })
    if (retorno) await ctx.enqueue('banking.continue-retorno', { retornoId: retorno.id }, { startAfter: later(ctx) })
    // Another process keeps the same bytes at this very moment: go on with its row.
    return retorno ?? (await findRetornoBySha(ctx, hash)) ?? Promise.reject(new Error('The retorno vanished.'))
  })
}
