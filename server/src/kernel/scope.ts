import { sql } from 'kysely'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Ctx } from './context.ts'
import { AppError, unavailable } from './errors.ts'
import { headOffice, type Scope } from './rights.ts'

/** The role of the database that sees only rows of the scope (decision 0014, migration 0020). */
export const scopedRole = 'open_sgp_scoped'

/**
 * Runs `work` in one transaction that sees and writes only rows which one of the scopes admits; the database itself holds the others back.
 * Null: as it is. A stream that `work` gives keeps the transaction until it ends.
 */
export async function inScope<T>(
  ctx: Ctx,
  scopes: readonly Scope[] | null,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  if (scopes === null) return await work(ctx)
  return await new Promise<T>((resolve, reject) => {
    const run = async (tx: Ctx): Promise<T> => {
      await enter(tx, scopes)
      const result = await work(tx.within(scopes))
      const stream = streamIn(result)
      if (stream) {
        tx.touchOutside()
        resolve(result)
        await finished(stream)
      }
      await leave(tx)
      return result
    }
    ctx.transaction(run).then(resolve, reject)
  })
}

/** Utility statements only: the first query of the transaction is still the caller's, who may choose its isolation. */
async function enter(tx: Ctx, scopes: readonly Scope[]): Promise<void> {
  await sql`set local sgp.scope = ${sql.lit(JSON.stringify(scopes))}`.execute(tx.db)
  await sql`set local sgp.scope_company = ${sql.lit(tx.companyId)}`.execute(tx.db)
  await sql`set local role ${sql.id(scopedRole)}`.execute(tx.db).catch((error: unknown) => {
    tx.log.error({ err: error }, 'the role of scoped sessions cannot be used')
    throw unavailable(
      'scope-role-missing',
      'O banco ainda não tem o papel que mostra só uma parte da empresa. Quem opera o servidor vê no início dele o que falta rodar.',
    )
  })
}

const leave = (tx: Ctx) => sql`set local role none`.execute(tx.db)

const streamIn = (result: unknown): Readable | undefined =>
  typeof result === 'object' && result !== null && 'content' in result && result.content instanceof Readable
    ? result.content
    : undefined

/** 403: what would be written lies outside of what the person may reach. */
export const outsideScope = () =>
  new AppError(403, 'outside-scope', 'Seu perfil só alcança uma parte da empresa, e isto fica fora dela.')

/**
 * Writes rows that lie in the scope only once all of them are there (a client and its addresses), then asks whether the session sees
 * what it made: 403 `outside-scope` when not, and nothing stays.
 */
export async function writeWhole<T>(
  ctx: Ctx,
  write: () => Promise<T>,
  isSeen: (made: T) => Promise<boolean>,
): Promise<T> {
  if (ctx.scopes === null) return await write()
  await sql`set local role none`.execute(ctx.db)
  const made = await write()
  await sql`set local role ${sql.id(scopedRole)}`.execute(ctx.db)
  if (!(await isSeen(made))) throw outsideScope()
  return made
}

/** The branch of what is made in `ctx` and names none: the first that its scope knows. Null: the head office. */
export function homeBranch(ctx: Ctx): string | null {
  const branch = ctx.scopes?.flatMap(({ branchIds = [] }) => branchIds)[0] ?? headOffice
  return branch === headOffice ? null : branch
}

/** 403 when no scope of `ctx` reaches a branch. */
export function requireReach(ctx: Ctx, branchId: string | null): void {
  if (ctx.scopes?.every(({ branchIds }) => branchIds && !branchIds.includes(branchId ?? headOffice)))
    throw outsideScope()
}
