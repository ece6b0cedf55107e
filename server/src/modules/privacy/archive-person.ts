import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { type Pack, pack } from 'tar-stream'
import type { Ctx } from '#kernel/context'
import { csvHead, csvRows } from '#kernel/csv'
import { AppError } from '#kernel/errors'
import { readFile } from '#kernel/files'
import type { StreamReply } from '#kernel/http'
import { collectPerson } from './collect-person.ts'
import { knownData } from './known-data.ts'
import { type Held, pageOf } from './write-person.ts'

/** Everything of a client in one file: a page to read and print, JSON, a sheet for each table, and their documents as they came. 404. */
export async function archivePerson(ctx: Ctx, { id }: { id: string }): Promise<StreamReply> {
  const held = await collectPerson(ctx, { id })
  const tar = pack()
  const content = new PassThrough()
  // The reply tells of an error by cutting the connection: half an archive must not look like a whole one.
  content.on('error', () => {})
  const fail = (error: unknown) => content.destroy(error instanceof Error ? error : new Error(String(error)))
  pipeline(tar, createGzip(), content).catch(fail)
  fill(ctx, tar, held).catch(fail)
  return { name: `titular-${id}.tar.gz`, mediaType: 'application/gzip', content }
}

async function fill(ctx: Ctx, tar: Pack, held: Held): Promise<void> {
  await add(tar, 'titular.html', pageOf(held, ctx.timeZone))
  await add(tar, 'titular.json', JSON.stringify(held, null, 2))
  for (const { table, rows } of held.tables) await add(tar, `tabelas/${table}.csv`, sheetOf(rows, ctx.timeZone))
  // One after the other: no more than one document is in memory.
  for (const id of fileIdsOf(held)) {
    const file = await readFile(ctx, id).catch(ignoreMissing)
    if (file) await add(tar, `arquivos/${id.slice(-12)}-${safeName(file.name)}`, file.content)
  }
  tar.finalize()
}

const add = (tar: Pack, name: string, content: string | Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    tar.entry({ name, mode: 0o600 }, Buffer.from(content), (error) => (error ? reject(error) : resolve()))
  })

/** Erased between the list and the reading. */
function ignoreMissing(error: unknown): undefined {
  if (!(error instanceof AppError) || error.status !== 404) throw error
}

function sheetOf(rows: readonly object[], timeZone: string): string {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const columns = fields.map((field) => ({ field, title: field }))
  return csvHead(columns) + csvRows(rows, columns, timeZone)
}

function fileIdsOf({ tables }: Held): string[] {
  const withFiles = new Set(knownData.filter(({ file }) => file !== undefined).map(({ table }) => table))
  return tables
    .filter(({ table }) => withFiles.has(table))
    .flatMap(({ rows }) => rows.map((row) => row['file_id']))
    .filter((id) => typeof id === 'string')
}

/** A name that no unpacker takes for a path. */
const safeName = (name: string): string =>
  name
    .replaceAll(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(-100)
