import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Ctx } from '#kernel/context'
import type { Realm } from '#kernel/rights'

type Account = { email: string; realm: Realm }

const goodForMs = 180 * 86_400_000

const tagOf = (ctx: Ctx, { email, realm }: Account, id: string, until: string): Buffer =>
  ctx.secrets.digest(`device ${realm} ${email} ${id} ${until}`)

/** What a browser keeps after its owner signed in: `<id>.<until>.<tag>`, good for that account for 180 days. It opens nothing. */
export function nameDevice(ctx: Ctx, account: Account): string {
  const id = findKnownDevice(ctx, account) ?? randomBytes(16).toString('base64url')
  const until = String(ctx.now.getTime() + goodForMs)
  return `${id}.${until}.${tagOf(ctx, account, id, until).toString('base64url')}`
}

/** The id of the device that asks, when this account signed in on it before. */
export function findKnownDevice(ctx: Ctx, account: Account): string | undefined {
  const [id = '', until = '', tag = ''] = ctx.device?.split('.') ?? []
  if (id === '' || !(Number(until) > ctx.now.getTime())) return undefined
  const shown = Buffer.from(tag, 'base64url')
  const right = tagOf(ctx, account, id, until)
  return shown.length === right.length && timingSafeEqual(shown, right) ? id : undefined
}
