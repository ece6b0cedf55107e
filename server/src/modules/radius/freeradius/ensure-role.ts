import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { sqlState } from '#kernel/db'
import { conflict } from '#kernel/errors'
import { scramVerifier } from './scram.ts'

const callable = ['authorize', 'account', 'post_auth', 'nas_secret', 'nas_requires_ma']

/**
 * The database role of FreeRADIUS: it may execute five functions and read nothing. Made or brought up to date; safe to repeat.
 * The password is derived from SECRET_KEY, so that a second FreeRADIUS gets the same. 409 `role-not-permitted` with the
 * statements for an administrator, when our own role may not create roles.
 */
export async function ensureRole(ctx: Ctx, role: string): Promise<{ password: string }> {
  const password = ctx.secrets.deriveKey(`database role ${role}`).toString('base64url')
  const statements = await roleStatements(ctx, role, scramVerifier(password))
  try {
    await ctx.transaction(async (ctx) => {
      for (const statement of statements) await sql.raw(statement).execute(ctx.db)
    })
  } catch (error) {
    if (sqlState(error) !== '42501') throw error
    throw conflict(
      'role-not-permitted',
      `O usuário do banco de dados não pode criar o papel ${role}. Peça a um administrador do PostgreSQL que execute, neste banco:\n${statements.join(';\n')};`,
    )
  }
  return { password }
}

async function roleStatements(ctx: Ctx, role: string, verifier: string): Promise<string[]> {
  const { rows } = await sql<{ database: string; exists: boolean }>`
    select current_database() as database, exists (select from pg_roles where rolname = ${role}) as "exists"`.execute(
    ctx.db,
  )
  const [database, name] = [quote(rows[0]?.database ?? ''), quote(role)]
  // Nothing about superuser or replication: merely naming them in ALTER ROLE takes a superuser.
  const attributes = `login connection limit 200 password '${verifier}'`
  return [
    `${rows[0]?.exists ? 'alter' : 'create'} role ${name} ${attributes}`,
    `alter role ${name} set statement_timeout = '2s'`,
    `grant connect on database ${database} to ${name}`,
    `grant usage on schema aaa to ${name}`,
    ...callable.map((fn) => `grant execute on function aaa.${fn} to ${name}`),
  ]
}

const quote = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`
