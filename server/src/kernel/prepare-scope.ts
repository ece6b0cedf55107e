import pg from 'pg'
import { scopedRole } from './scope.ts'

/** One at a time: grants of the same table by two processes would collide. */
const lockKey = 5_267_020

/**
 * Makes the role of scoped sessions when it is missing, and gives it what the product's tables allow; what it sees of them is up to the
 * policies of migration 0020. For a superuser and for a plain owner with CREATEROLE; for another it says what to run: until then all works
 * but sessions with a scope, which are refused (503 `scope-role-missing`).
 */
export async function prepareScope(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    const missing = await makeRole(client)
    if (missing === undefined) await grantMissing(client)
    else process.emitWarning(missing)
  } finally {
    await client.end()
  }
}

/** Undefined: the role may be used; else the words for the operator. */
async function makeRole(client: pg.Client): Promise<string | undefined> {
  const { rows } = await client.query<{ me: string }>('select current_user as me')
  const me = rows[0]?.me ?? ''
  const grant = `grant ${scopedRole} to ${pg.escapeIdentifier(me)}`
  try {
    // Who created a role may give it, but (from PostgreSQL 16 on) not yet act as it.
    if (!(await isUsable(client))) {
      const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [scopedRole])
      if (rowCount === 0) await client.query(`create role ${scopedRole} nologin`).catch(unlessThere)
      if (!(await isUsable(client))) await client.query(grant)
    }
    return undefined
  } catch {
    return (
      `O usuário ${me} do banco não pode criar ou usar o papel ${scopedRole}, com o qual perfis de uma filial ou cidade só veem as suas linhas: ` +
      `eles não entram até lá. Rode uma vez, como superusuário: create role ${scopedRole} nologin; (se ainda não existir) e ${grant};`
    )
  }
}

/** Whether the connection may act as the role. */
async function isUsable(client: pg.Client): Promise<boolean> {
  await client.query('begin')
  const isDone = await client.query(`set local role ${scopedRole}`).then(
    () => true,
    () => false,
  )
  await client.query('rollback')
  return isDone
}

// Databases of one server share their roles: another one may have made it meanwhile.
function unlessThere(error: unknown): void {
  if (!(error instanceof pg.DatabaseError) || (error.code !== '42710' && error.code !== '23505')) throw error
}

/** Only where something lacks: a grant takes a lock and rewrites the catalogue, and most starts have nothing new. */
async function grantMissing(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select distinct n.nspname as name from pg_namespace n join pg_class c on c.relnamespace = n.oid
      where n.nspname not in ('pg_catalog', 'information_schema', 'public', 'aaa', 'freeradius') and n.nspname !~ '^pg_'
        and (not has_schema_privilege($1, n.oid, 'usage')
          or c.relkind in ('r', 'p', 'v') and not c.relispartition and not has_table_privilege($1, c.oid, 'insert')
          or c.relkind = 'S' and not has_sequence_privilege($1, c.oid, 'usage'))`,
    [scopedRole],
  )
  // The verdict on a login is a function that the public may not call.
  const call = await client.query(`select has_function_privilege($1, 'aaa.profile_of(uuid,uuid)', 'execute') as may`, [
    scopedRole,
  ])
  if (call.rows[0]?.may !== true)
    await client.query(
      `grant usage on schema aaa to ${scopedRole}; grant execute on function aaa.profile_of(uuid, uuid) to ${scopedRole}`,
    )
  for (const schema of rows.map(({ name }) => pg.escapeIdentifier(name)))
    await client.query(
      `grant usage on schema ${schema} to ${scopedRole};
       grant select, insert, update, delete on all tables in schema ${schema} to ${scopedRole};
       grant usage, select on all sequences in schema ${schema} to ${scopedRole}`,
    )
}
