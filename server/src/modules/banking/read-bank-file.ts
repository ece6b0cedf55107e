import type { Ctx } from '#kernel/context'
import { notFound } from '#kernel/errors'
import { readFile, type StoredFile } from '#kernel/files'
import { findRemessa } from './store-remessas.ts'
import { findRetorno } from './store-retornos.ts'

/** The bytes of a remessa as they were written. 404 when the company has no such remessa. */
export async function readRemessaFile(ctx: Ctx, { id }: { id: string }): Promise<StoredFile> {
  const remessa = await findRemessa(ctx, id)
  if (!remessa) throw notFound('remessa', 'Remessa', id)
  return await readFile(ctx, remessa.fileId)
}

/** The bytes of a retorno as they came. 404 when the company has no such retorno. */
export async function readRetornoBytes(ctx: Ctx, { id }: { id: string }): Promise<StoredFile> {
  const retorno = await findRetorno(ctx, id)
  if (!retorno) throw notFound('retorno', 'Retorno', id)
  return await readFile(ctx, retorno.fileId)
}
