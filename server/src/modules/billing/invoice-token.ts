import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Ctx } from '#kernel/context'

type Linked = { companyId: string; invoiceId: string; generation: number }

const idBytes = 16
/** 128 bits of the HMAC: nobody guesses them, whoever knows the id. */
const macBytes = 16

const macOf = ({ secrets }: Ctx, { companyId, invoiceId, generation }: Linked): Buffer =>
  createHmac('sha256', secrets.deriveKey(`invoice link of ${companyId}`))
    .update(`${invoiceId} ${generation}`)
    .digest()
    .subarray(0, macBytes)

/** What stands in the public link of an invoice: its id and the proof that we wrote it, 43 characters base64url. Only SECRET_KEY makes one. */
export const tokenOf = (ctx: Ctx, linked: Linked): string =>
  Buffer.concat([Buffer.from(linked.invoiceId.replaceAll('-', ''), 'hex'), macOf(ctx, linked)]).toString('base64url')

/** The id that a token speaks of, without any proof yet; undefined when it is no token at all. */
export function invoiceIdIn(token: string): string | undefined {
  if (!/^[\w-]{43}$/.test(token)) return undefined
  const hex = Buffer.from(token, 'base64url').subarray(0, idBytes).toString('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** Whether we wrote this token for this generation of the invoice's link. */
export const isTokenOf = (ctx: Ctx, token: string, linked: Linked): boolean =>
  timingSafeEqual(Buffer.from(token, 'base64url').subarray(idBytes), macOf(ctx, linked))
