import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx } from './context.ts'
import { notFound } from './errors.ts'
import { newId } from './ids.ts'

export type NewFile = { name: string; mediaType: string; content: Uint8Array }
export type StoredFile = NewFile & { id: string }

/** SHA-256 of a file's bytes: the identity under which a file is imported once. */
export const sha256 = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest()

/** Keeps the bytes as they came, in the caller's transaction. Gives the file's id. */
export async function storeFile(ctx: Ctx, { name, mediaType, content }: NewFile): Promise<string> {
  const id = newId()
  await sql`insert into kernel.files (id, company_id, name, media_type, sha256, size_bytes, content, created_at, created_by)
    values (${id}, ${ctx.companyId}, ${name}, ${mediaType}, ${sha256(content)}, ${content.byteLength}, ${Buffer.from(content)}, ${ctx.now}, ${ctx.actor.id})`.execute(
    ctx.db,
  )
  return id
}

/** The file with its bytes. 404 when the company has no such file. */
export async function readFile(ctx: Ctx, id: string): Promise<StoredFile> {
  const { rows } = await sql<StoredFile>`
    select id, name, media_type, content from kernel.files where id = ${id} and company_id = ${ctx.companyId}`.execute(
    ctx.db,
  )
  const file = rows[0]
  if (!file) throw notFound('file', 'Arquivo', id)
  return file
}

/** Deletes a file's bytes for good, in the caller's transaction. What refers to it must let go first. */
export const deleteFile = (ctx: Ctx, id: string) =>
  sql`delete from kernel.files where id = ${id} and company_id = ${ctx.companyId}`.execute(ctx.db)
