import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { ConfigError } from './config.ts'
import type { Db } from './db.ts'
import { newId } from './ids.ts'
import { createMaster } from './master-key.ts'

export type KeyRing = {
  /** What every other key is derived from. */
  root: Buffer
  /** Name of the key that seals now. Another process may have changed it up to `keyFreshMs` ago. */
  currentId: () => string
}

/** So long a process may go on sealing under a key that was just retired. */
export const keyFreshMs = 30_000

/** The installation's keys. Makes them at the first start; of two starts at once one makes them. Throws ConfigError for another SECRET_KEY. */
export async function openKeyRing(db: Db, secretKey: string): Promise<KeyRing> {
  const root = unwrap(secretKey, (await readWrapped(db)) ?? (await makeFirst(db, secretKey)))
  let id = await readCurrentId(db)
  let readAt = performance.now()
  const refresh = async () => {
    id = await readCurrentId(db)
  }
  return {
    root,
    currentId: () => {
      if (performance.now() - readAt > keyFreshMs) {
        readAt = performance.now()
        // Sealing waits for nobody: the key before still opens, and the next rotation takes what it sealed along.
        refresh().catch(() => {})
      }
      return id
    },
  }
}

/** The key of a name. */
export const dataKeyOf = (root: Buffer, id: string): Buffer =>
  Buffer.from(hkdfSync('sha256', root, 'open-sgp data key', id, 32))

async function readWrapped(db: Db): Promise<Buffer | undefined> {
  return (await sql<{ wrapped: Buffer }>`select root_sealed as wrapped from kernel.root_key`.execute(db)).rows[0]
    ?.wrapped
}

async function readCurrentId(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from kernel.data_keys where retired_at is null`.execute(db)
  if (!rows[0]) throw new Error('kernel.data_keys has no current key.')
  return rows[0].id
}

/** An older installation's root is what its SECRET_KEY was, for all that was derived from it is out in the world. */
async function makeFirst(db: Db, secretKey: string): Promise<Buffer> {
  const { rows } = await sql<{ isOlder: boolean }>`select is_older from kernel.key_origin`.execute(db)
  const root = rows[0]?.isOlder ? Buffer.from(secretKey) : randomBytes(32)
  const now = new Date()
  await sql`insert into kernel.data_keys (id, created_at) values (${newId()}, ${now}) on conflict do nothing`.execute(
    db,
  )
  await sql`insert into kernel.root_key (root_sealed, created_at) values (${wrap(secretKey, root)}, ${now}) on conflict do nothing`.execute(
    db,
  )
  return (await readWrapped(db)) ?? wrap(secretKey, root)
}

/** Another key seals from now on; those before it only open. Gives its name. */
export const addDataKey = (db: Db, now: Date): Promise<string> =>
  db.transaction().execute(async (tx) => {
    const id = newId()
    await sql`update kernel.data_keys set retired_at = ${now} where retired_at is null`.execute(tx)
    await sql`insert into kernel.data_keys (id, created_at) values (${id}, ${now})`.execute(tx)
    return id
  })

/** Wraps the root under another SECRET_KEY; false when it has that one already, so it is safe to repeat. Throws ConfigError when neither opens it. */
export const rewrapRoot = (
  db: Db,
  { oldKey, newKey, now }: { oldKey: string; newKey: string; now: Date },
): Promise<boolean> =>
  db.transaction().execute(async (tx) => {
    const { rows } = await sql<{
      wrapped: Buffer
    }>`select root_sealed as wrapped from kernel.root_key for update`.execute(tx)
    const wrapped = rows[0]?.wrapped
    if (!wrapped) throw new ConfigError('O banco ainda não tem chave: inicie o Open-SGP uma vez.')
    if (opens(newKey, wrapped)) return false
    const again = wrap(newKey, unwrap(oldKey, wrapped))
    await sql`update kernel.root_key set root_sealed = ${again}, rewrapped_at = ${now}`.execute(tx)
    return true
  })

function opens(secretKey: string, wrapped: Buffer): boolean {
  try {
    unwrap(secretKey, wrapped)
    return true
  } catch {
    return false
  }
}

const wrappingKey = (secretKey: string) => createMaster(secretKey)('wrap root key')

/** AES-256-GCM: nonce + ciphertext + tag. */
function wrap(secretKey: string, key: Buffer): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(secretKey), nonce)
  return Buffer.concat([nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()])
}

function unwrap(secretKey: string, wrapped: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(secretKey), wrapped.subarray(0, 12))
  decipher.setAuthTag(wrapped.subarray(-16))
  try {
    return Buffer.concat([decipher.update(wrapped.subarray(12, -16)), decipher.final()])
  } catch {
    throw new ConfigError(
      'SECRET_KEY: não é a desta instalação; a chave guardada no banco não abre com ela. Use a de antes, ou troque-a com SECRET_KEY_OLD e `sgp secrets rekey`.',
    )
  }
}
