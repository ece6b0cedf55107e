import { sql } from 'kysely'
import { expect } from 'vitest'
import { createDatabase, openApp, test, testKey } from '#testing'
import { openKeyRing, rewrapRoot } from './data-keys.ts'
import { createDb } from './db.ts'
import { otherSealedColumns, resealAll, sealedColumns, startRotation } from './sealed-columns.ts'
import { openSecrets, sealedPrefix } from './secrets.ts'

const otherKey = 'another-secret-key-0123456789abcdefghijklmnop'

test('every sealed column of the database is declared, and none that is not there', async ({ ctx }) => {
  const { rows } = await sql<{ name: string }>`
    select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
    where column_name like '%\\_sealed' order by 1`.execute(ctx.db)
  expect(rows.map(({ name }) => name)).toEqual([...sealedColumns, ...Object.keys(otherSealedColumns)].toSorted())
})

test('a rotation that is killed half-way goes on, and then finds nothing more to do', async () => {
  const db = createDb(await createDatabase(), 3)
  const before = await openSecrets(db, testKey)
  await sql`create table public.held (id int, value_sealed text)`.execute(db)
  for (let id = 0; id < 7; id++)
    await sql`insert into public.held values (${id}, ${id === 6 ? null : before.seal(`segredo ${id}`)})`.execute(db)
  const keyId = await startRotation(db, new Date())
  const after = await openSecrets(db, testKey)
  await sql`update public.held set value_sealed = ${after.seal('segredo 3')} where id = 3`.execute(db)
  await expect(resealAll(db, before, ['public.held.value_sealed'])).rejects.toThrow('key before')
  expect(await resealAll(db, after, ['public.held.value_sealed'])).toBe(5)
  expect(await resealAll(db, after, ['public.held.value_sealed'])).toBe(0)
  const { rows } = await sql<{
    id: number
    sealed: string | null
  }>`select id, value_sealed as sealed from public.held order by id`.execute(db)
  expect(rows.map(({ sealed }) => sealed && after.unseal(sealed))).toEqual([
    ...Array.from({ length: 6 }, (_, id) => `segredo ${id}`),
    null,
  ])
  expect(rows.every(({ sealed }) => sealed === null || sealed.startsWith(sealedPrefix(keyId)))).toBe(true)
  await sql`drop table public.held`.execute(db)
  await db.destroy()
})

test('another SECRET_KEY leaves every derived key and sealed value as it is, and the old one opens nothing', async () => {
  const url = await createDatabase()
  const db = createDb(url, 3)
  const before = await openSecrets(db, testKey)
  const sealed = before.seal('segredo')
  const change = { oldKey: testKey, newKey: otherKey, now: new Date() }
  expect([await rewrapRoot(db, change), await rewrapRoot(db, change)]).toEqual([true, false])
  const after = await openSecrets(db, otherKey)
  expect(after.unseal(sealed)).toBe('segredo')
  for (const purpose of ['radius', 'radius authentication', 'database role sgp_radius', 'invoice link of x'])
    expect(after.deriveKey(purpose)).toEqual(before.deriveKey(purpose))
  expect(after.master('backup manifest')).not.toEqual(before.master('backup manifest'))
  await expect(openKeyRing(db, testKey)).rejects.toThrow('SECRET_KEY: não é a desta instalação')
  await expect(
    rewrapRoot(db, { oldKey: 'a-third-key-0123456789abcdefghijklmnop', newKey: 'x'.repeat(40), now: new Date() }),
  ).rejects.toThrow('SECRET_KEY')
  await expect(openApp({ url })).rejects.toThrow('SECRET_KEY')
  await db.destroy()
})

test('an installation that is older than its keys keeps what its SECRET_KEY derived', async () => {
  const db = createDb(await createDatabase(), 3)
  await sql`update kernel.key_origin set is_older = true`.execute(db)
  expect((await openKeyRing(db, testKey)).root.toString()).toBe(testKey)
  await db.destroy()
})
