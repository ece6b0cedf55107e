import { sql } from 'kysely'
import { addDataKey } from './data-keys.ts'
import type { Db } from './db.ts'
import { type Secrets, sealedPrefix } from './secrets.ts'

/** Every column that `secrets.seal` fills, as `schema.table.column`. A test finds those that are missing here. */
export const sealedColumns = [
  'access.signing_keys.private_key_sealed',
  'access.totp_factors.secret_sealed',
  'administration.mail_servers.password_sealed',
  'backups.settings.identity_sealed',
  'backups.settings.secret_sealed',
  'kernel.idempotency_keys.answer_sealed',
  'privacy.erasures.identity_sealed',
  'webhooks.endpoints.previous_secret_sealed',
  'webhooks.endpoints.secret_sealed',
] as const

/** Sealed in other ways, which no rotation of data keys touches: why. */
export const otherSealedColumns: Readonly<Record<string, string>> = {
  'kernel.root_key.root_sealed': 'wrapped under SECRET_KEY: rekey',
  'radius.logins.password_sealed': 'opened by FreeRADIUS in the database, under a key derived from the root',
  'radius.nas.secret_sealed': 'opened by FreeRADIUS in the database, under a key derived from the root',
}

const batchSize = 500

/** A new key seals from now on. Gives its id; seal again what older ones sealed with `resealAll`. */
export const startRotation = (db: Db, now: Date): Promise<string> => addDataKey(db, now)

/**
 * Seals again what another key than the one in use sealed, a batch a statement; killed and begun again it goes on where it was, and
 * once done it finds nothing. A value changed meanwhile stays as it is. Gives how many were sealed anew.
 */
export async function resealAll(db: Db, secrets: Secrets, columns: readonly string[] = sealedColumns): Promise<number> {
  const prefix = sealedPrefix(await currentKeyId(db))
  let count = 0
  for (const column of columns) count += await resealColumn(db, { secrets, column, prefix })
  return count
}

export async function currentKeyId(db: Db): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from kernel.data_keys where retired_at is null`.execute(db)
  return rows[0]?.id ?? ''
}

async function resealColumn(
  db: Db,
  { secrets, column, prefix }: { secrets: Secrets; column: string; prefix: string },
): Promise<number> {
  const [schema = '', table = '', name = ''] = column.split('.')
  const [at, field] = [sql.table(`${schema}.${table}`), sql.ref(name)]
  let count = 0
  for (;;) {
    const { rows } = await sql<{ sealed: string }>`
      select ${field} as sealed from ${at} where left(${field}, ${prefix.length}::int) <> ${prefix} limit ${batchSize}`.execute(
      db,
    )
    if (rows.length === 0) return count
    const before = rows.map(({ sealed }) => sealed)
    const after = before.map((sealed) => secrets.seal(secrets.unseal(sealed)))
    if (!after.every((sealed) => sealed.startsWith(prefix)))
      throw new Error('This process still seals with the key before: rotate again in half a minute.')
    // Two sealed values are never equal: the value itself names its row.
    await sql`update ${at} set ${field} = pair.after from unnest(${before}::text[], ${after}::text[]) as pair (before, after)
      where ${field} = pair.before`.execute(db)
    count += rows.length
  }
}
