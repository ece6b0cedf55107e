import pg from 'pg'
import { scopedRole } from './scope.ts'

/** One at a time: grants of the same table by two processes would collide. */
const lockKey = 5_267_020

/**
 * Makes the role of scoped sessions when it is missing, and gives it what the product's tables allow; what it sees of them is up to the
 * policies of migration 0020. For a superuser and for a plain owner with CREATEROLE; otherwise it says what to run.
 */
export async function prepareScope(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockKey])
    await makeRole(client)
    await grantMissing(client)
  } finally {
    await client.end()
  }
}

type Standing = { exists: boolean; is_member: boolean; me: string }

async function standingOf(client: pg.Client): Promise<Standing> {
  const { rows } = await client.query<Standing>(
    `select exists (select 1 from pg_roles where rolname = $1) as exists, current_user as me,
      coalesce((select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = $1), false) as is_member`,
    [scopedRole],
  )
  return rows[0] ?? { exists: false, is_member: false, me: '' }
}

async function makeRole(client: pg.Client): Promise<void> {
  const { exists, is_member: isMember, me } = await standingOf(client)
  const grant = `grant ${scopedRole} to ${pg.escapeIdentifier(me)}`
  try {
    // Databases of one server share their roles: another one may have made it meanwhile.
    if (!exists) await client.query(`create role ${scopedRole} nologin`).catch(unlessThere)
    if (!isMember && !(await standingOf(client)).is_member) await client.query(grant)
    await client.query(`begin; set local role ${scopedRole}; rollback`)
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw new Error(
      `O usuário ${me} do banco não pode criar ou usar o papel ${scopedRole}, com o qual perfis de uma filial ou cidade só veem as suas linhas. ` +
        `Rode uma vez, como superusuário: create role ${scopedRole} nologin; ${grant};`,
      { cause: error },
    )
  }
}

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
