import {
  DeleteObjectCommand,
  GetObjectCommand,
  paginateListObjectsV2,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { dirname, join, relative, sep } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { unavailable } from '#kernel/errors'
import { judgingLookup } from '#kernel/guard-url'
import type { Target, TargetSpec } from '#modules/backups'

/** Opens where backups go: a folder (also a mounted disk or share) or S3-compatible storage. */
export const openTarget = (spec: TargetSpec): Target =>
  spec.kind === 'folder' ? openFolder(spec.folder) : openS3(spec)

const draftEnd = '.part'

function openFolder(folder: string): Target {
  return {
    put: (key, content) => telling(folder, () => putFile(join(folder, key), content)),
    get: (key) =>
      telling(folder, async () => {
        await stat(join(folder, key))
        return createReadStream(join(folder, key))
      }),
    list: (prefix) =>
      telling(folder, async () => {
        await stat(folder)
        const entries = await readdir(join(folder, prefix), { recursive: true, withFileTypes: true }).catch(() => [])
        return entries
          .filter((entry) => entry.isFile() && !entry.name.endsWith(draftEnd))
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
          .toSorted()
      }),
    remove: (key) => telling(folder, () => rm(join(folder, key), { force: true })),
  }
}

/** Written under another name, forced to the disk, then named: a power cut leaves no half file under the key. */
async function putFile(path: string, content: Readable): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const draft = `${path}${draftEnd}`
  try {
    await pipeline(content, createWriteStream(draft, { mode: 0o600, flush: true }))
    await rename(draft, path)
    const directory = await open(dirname(path))
    try {
      await directory.sync()
    } finally {
      await directory.close()
    }
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
}

/** S3 takes at most 10,000 parts: a backup of up to 312 GiB. */
const partSize = 32 << 20

function openS3(spec: TargetSpec & { kind: 's3' }): Target {
  const { endpoint, region, bucket: Bucket, accessKey: accessKeyId, secret: secretAccessKey } = spec
  const prefix = spec.prefix === '' ? '' : `${spec.prefix.replace(/^\/+|\/+$/g, '')}/`
  const client = new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    maxAttempts: 4,
    credentials: { accessKeyId, secretAccessKey },
    // Storages beside Amazon's know no CRC trailers; what was written is read back and compared anyway.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 120_000, ...agentsOf(spec) },
  })
  const where = `${endpoint}/${Bucket}`
  const named = (key: string) => ({ Bucket, Key: `${prefix}${key}` })
  return {
    put: (key, Body) =>
      telling(where, async () => {
        await new Upload({ client, params: { ...named(key), Body }, partSize, queueSize: 2 }).done()
      }),
    get: (key) =>
      telling(where, async () => {
        const { Body } = await client.send(new GetObjectCommand(named(key)))
        if (!(Body instanceof Readable)) throw new Error('The storage answered without a body.')
        return Body
      }),
    list: (under) =>
      telling(where, async () => {
        const keys: string[] = []
        for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: `${prefix}${under}` }))
          for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key.slice(prefix.length))
        return keys
      }),
    remove: (key) => telling(where, async () => void (await client.send(new DeleteObjectCommand(named(key))))),
  }
}

/** The library opens connections by itself, as many as it likes: each is judged. */
function agentsOf({ allowPrivate }: { allowPrivate?: readonly string[] }) {
  if (allowPrivate === undefined) return {}
  const agent = { keepAlive: true, lookup: judgingLookup({ allowPrivate }) }
  return { httpAgent: new HttpAgent(agent), httpsAgent: new HttpsAgent(agent) }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'não existe',
  EACCES: 'sem permissão',
  ENOSPC: 'não há espaço no disco',
  EROFS: 'o disco é só de leitura',
  NoSuchKey: 'o arquivo não existe',
  NoSuchBucket: 'o balde (bucket) não existe',
  AccessDenied: 'sem permissão',
  SignatureDoesNotMatch: 'a chave secreta não confere',
  InvalidAccessKeyId: 'a chave de acesso não existe',
  ECONNREFUSED: 'nada atende nesse endereço',
  ENOTFOUND: 'esse servidor não existe',
}

/** Any failure of a target is told as one: which, and why. */
async function telling<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const code =
      error instanceof S3ServiceException
        ? error.name
        : error instanceof Error && 'code' in error
          ? String(error.code)
          : ''
    const reason = reasons[code] ?? (error instanceof Error ? error.message : String(error))
    throw Object.assign(unavailable('backup-target-failed', `O destino das cópias (${where}) falhou: ${reason}.`), {
      cause: error,
    })
  }
}
