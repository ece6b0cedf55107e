import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { sqlState } from '#kernel/db'
import { conflict } from '#kernel/errors'
import { scramVerifier } from './scram.ts'

const callable = ['authorize', 'account', 'post_auth', 'nas_secret', 'nas_requires_ma']

/**
 * The database role of FreeRADIUS: it may execute five functions and read nothing. Made or brought up to date; safe to repeat.
 * The password is derived from SECRET_KEY, so that a second FreeRADIUS gets the same. When our own role may not create
 * roles: 409 `role-not-permitted` with the statements for an administrator; a role that one made is used as it is.
 */
export async function ensureRole(ctx: Ctx, role: string): Promise<{ password: string }> {
  const password = ctx.secrets.deriveKey(`database role ${role}`).toString('base64url')
  const exists = await hasRole(ctx, role)
  const name = quote(role)
  const making = [
    // Nothing about superuser or replication: merely naming them in ALTER ROLE takes a superuser.
    `${exists ? 'alter' : 'create'} role ${name} login connection limit 200 password '${scramVerifier(password)}'`,
    `alter role ${name} set statement_timeout = '2s'`,
  ]
  const isMade = await isPermitted(() => executeAll(ctx, making))
  if (!isMade && !exists)
    throw conflict(
      'role-not-permitted',
      `O usuário do banco de dados não pode criar o papel ${role}. Peça a um administrador do PostgreSQL que execute o que segue e repita este comando:\n${making.join(';\n')};`,
    )
  await executeAll(ctx, [
    `grant usage on schema aaa to ${name}`,
    ...callable.map((fn) => `grant execute on function aaa.${fn} to ${name}`),
  ])
  return { password }
}

const hasRole = async (ctx: Ctx, role: string): Promise<boolean> =>
  (await sql`select from pg_roles where rolname = ${role}`.execute(ctx.db)).rows.length > 0

const executeAll = (ctx: Ctx, statements: readonly string[]) =>
  ctx.transaction(async (ctx) => {
    for (const statement of statements) await sql.raw(statement).execute(ctx.db)
  })

async function isPermitted(work: () => Promise<void>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    if (sqlState(error) !== '42501') throw error
    return false
  }
}

const quote = (identifier: string) => `"${identifier.replaceAll('"', '""')}"`
