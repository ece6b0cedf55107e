import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict, invalid, notFound } from '#kernel/errors'
import { guardHost } from '#kernel/guard-url'
import { newId } from '#kernel/ids'
import { readPrivateNetworks } from '#kernel/private-networks'
import { isLocal } from './rules/is-local.ts'
import type { MailServerChanges, NewMailServer } from './schemas-mail.ts'
import { findServer, insertServer, lockServer, updateServer, type MailServerRow } from './store-mail.ts'

/** Registers a mail server of the company. 409 when the name is taken; 422 for a host that must not be reached, or a password in clear. */
export async function createMailServer(
  ctx: Ctx,
  {
    password,
    username = null,
    fromName = null,
    perHour = null,
    perDay = null,
    ...given
  }: z.output<typeof NewMailServer>,
): Promise<MailServerRow> {
  await requireReachable(ctx, given.host)
  requireSafeLogin({ ...given, username, hasPassword: password !== undefined })
  return await ctx.transaction(
    async (ctx) =>
      await insertServer(ctx, {
        ...given,
        id: newId(),
        companyId: ctx.companyId,
        username,
        fromName,
        perHour,
        perDay,
        passwordSealed: password === undefined ? null : ctx.secrets.seal(password),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      }),
  )
}

/**
 * Changes the given fields; without a new password the kept one stays, unless host, port or user change: it was given for another
 * server. 404, 409 `stale-version` (with `current`), 422.
 */
export async function changeMailServer(
  ctx: Ctx,
  { id, version, password, ...changes }: { id: string } & z.output<typeof MailServerChanges>,
): Promise<MailServerRow> {
  if (changes.host !== undefined) await requireReachable(ctx, changes.host)
  return await ctx.transaction(async (ctx) => {
    const before = await lockServer(ctx, id)
    if (!before) throw notFound('mail-server', 'Servidor de e-mail', id)
    if (before.version !== version)
      throw conflict('stale-version', 'Outra pessoa alterou este servidor. Recarregue e refaça a alteração.', {
        current: tellServer(before),
      })
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const after = { ...before, ...given }
    const isElsewhere = after.host !== before.host || after.port !== before.port
    const isOther = isElsewhere || after.username !== before.username
    if (password === undefined && before.passwordSealed !== null && isOther && after.username !== null)
      throw invalid('/password', 'Informe a senha de novo: ela só vale para o servidor e o usuário de antes.')
    const keeps = after.username !== null && before.passwordSealed
    const passwordSealed = password === undefined ? keeps || null : ctx.secrets.seal(password)
    requireSafeLogin({ ...after, hasPassword: passwordSealed !== null })
    return await updateServer(ctx, id, { ...given, passwordSealed, ...(isElsewhere && { testedAt: null }) })
  })
}

/** A server of the company. 404. */
export async function requireServer(ctx: Ctx, id: string): Promise<MailServerRow> {
  const server = await findServer(ctx, id)
  if (!server) throw notFound('mail-server', 'Servidor de e-mail', id)
  return server
}

/** A server as people see it: that there is a password, never which. */
export const tellServer = ({ passwordSealed, ...server }: MailServerRow) => ({
  ...server,
  hasPassword: passwordSealed !== null,
})

const requireReachable = async (ctx: Ctx, host: string) =>
  void (await guardHost(host, { ...(await readPrivateNetworks(ctx)), pointer: '/host' }))

type Login = { host: string; tls: MailServerRow['tls']; username: string | null; hasPassword: boolean }

function requireSafeLogin({ host, tls, username, hasPassword }: Login): void {
  if (username === null && hasPassword) throw invalid('/username', 'Há senha sem usuário: informe o usuário.')
  if (username !== null && !hasPassword) throw invalid('/password', 'Há usuário sem senha: informe a senha.')
  if (username !== null && tls === 'none' && !isLocal(host))
    throw invalid('/tls', 'Sem TLS a senha viajaria aberta: use TLS direto (465) ou STARTTLS (587).')
}
