import type { Ctx } from '#kernel/context'
import { AppError, Postponed, unavailable } from '#kernel/errors'
import { guardHost } from '#kernel/guard-url'
import { readPrivateNetworks } from '#kernel/private-networks'
import { readSetting } from '#kernel/settings'
import { mailSignature } from './mail-settings.ts'
import type { Mail, SmtpServer } from './mailer.ts'
import { nextHour, nextMidnight } from './rules/windows.ts'
import { countSent, listServersInUse, lockServer, readUsage, type MailServerRow } from './store-mail.ts'

/**
 * Sends an e-mail in the company's name: by the first of its servers that answers and has room, or by the environment's when it has
 * registered none. `receipt` is the server's own answer. Throws AppError `mail-refused` (422, for good), `mail-unavailable` (503,
 * later), or Postponed when every quota is used up: the worker brings the job back when the next window opens.
 */
export async function sendMail(ctx: Ctx, mail: Mail): Promise<{ receipt: string }> {
  const signature = await readSetting(ctx, mailSignature)
  const signed = signature === '' ? mail : { ...mail, text: `${mail.text.trimEnd()}\n\n-- \n${signature}\n` }
  const servers = await listServersInUse(ctx)
  if (servers.length === 0) return await ctx.ports.mailer.send(signed)
  const full: Date[] = []
  let trouble: AppError | undefined
  for (const server of servers) {
    try {
      return await sendBy(ctx, server, signed)
    } catch (error) {
      if (error instanceof Postponed) full.push(error.until)
      else if (error instanceof AppError && error.code === 'mail-unavailable') trouble = error
      else throw error
    }
  }
  const [first] = full.toSorted((a, b) => a.getTime() - b.getTime())
  throw first === undefined
    ? (trouble ?? unavailable('mail-unavailable', 'Nenhum servidor de e-mail respondeu.'))
    : whenFree(ctx, first)
}

/** Sends by one server, within its quotas. A message that did not leave takes no room. */
export async function sendBy(ctx: Ctx, server: MailServerRow, mail: Mail): Promise<{ receipt: string }> {
  await takeRoom(ctx, server)
  try {
    return await ctx.ports.mailer.send(mail, await toSmtp(ctx, server))
  } catch (error) {
    await ctx.transaction(async (ctx) => {
      await lockServer(ctx, server.id)
      await countSent(ctx, server.id, -1)
    })
    throw error
  }
}

async function takeRoom(ctx: Ctx, { id, perHour, perDay }: MailServerRow): Promise<void> {
  const freeAt = await ctx.transaction(async (ctx) => {
    await lockServer(ctx, id)
    const { hour, day } = await readUsage(ctx, id)
    if (perDay !== null && day >= perDay) return nextMidnight(ctx.now, ctx.timeZone)
    if (perHour !== null && hour >= perHour) return nextHour(ctx.now)
    await countSent(ctx, id, 1)
    return undefined
  })
  if (freeAt) throw whenFree(ctx, freeAt)
}

const whenFree = (ctx: Ctx, until: Date): Postponed => {
  const when = until.toLocaleString('pt-BR', { timeZone: ctx.timeZone, dateStyle: 'short', timeStyle: 'short' })
  return new Postponed(until, 'mail-quota', `A cota de envios foi usada; a próxima mensagem sai a partir de ${when}.`)
}

/** Where the name leads is checked at each sending: it may have changed since it was typed. */
async function toSmtp(ctx: Ctx, server: MailServerRow): Promise<SmtpServer> {
  const { host, port, tls, username, passwordSealed, fromAddress, fromName } = server
  const { address } = await guardHost(host, await readPrivateNetworks(ctx)).catch((error: unknown) => {
    throw error instanceof AppError ? unavailable('mail-unavailable', error.message) : error
  })
  const password = passwordSealed === null ? null : ctx.secrets.unseal(passwordSealed)
  return { host, address, port, tls, user: username, password, from: fromAddress, fromName }
}
