import type { Ctx } from '#kernel/context'
import { tooMany } from '#kernel/errors'
import type { Take, Taken } from '#kernel/limits'
import type { Realm } from '#kernel/rights'
import { subscriberPart } from '#kernel/address'
import { findKnownDevice } from './known-device.ts'
import { takeTurn } from './take-turn.ts'

export type Account = { email: string; realm: Realm }

type Rung = { limit: number; windowSeconds: number }

const minute = 60
const hour = 60 * minute

/**
 * Failures that an account bears from strangers, and one known device by itself: six at once, from then on one in 10 seconds, after
 * ten one in 90 seconds, after twenty one in 6 minutes, after forty in a day one in 36 minutes.
 */
const accountLadder: readonly Rung[] = [
  { limit: 6, windowSeconds: minute },
  { limit: 10, windowSeconds: 15 * minute },
  { limit: 20, windowSeconds: 2 * hour },
  { limit: 40, windowSeconds: 24 * hour },
]

/** The same of an address (IPv6: a /64), behind which a whole office may sit. */
const addressLadder: readonly Rung[] = [
  { limit: 30, windowSeconds: minute },
  { limit: 100, windowSeconds: hour },
  { limit: 300, windowSeconds: 24 * hour },
]

/** From this rung of the account's on its owner is told. */
const noticeRung = 1

const climb = (key: string, ladder: readonly Rung[]): Take[] =>
  ladder.map((rung, at) => ({ ...rung, key: `${key}/${at}` }))

/** What is kept of an account is no e-mail: who reads the counters learns nobody's name. */
const nameOf = (ctx: Ctx, { email, realm }: Account): string =>
  ctx.secrets.digest(`login ${realm} ${email}`).toString('base64url')

const accountKey = (ctx: Ctx, account: Account, device: string | undefined) =>
  device === undefined ? `login/${nameOf(ctx, account)}` : `login/${nameOf(ctx, account)}/${device}`

/**
 * Lets `prove` find out whether someone is the owner of an account, unless there were too many failures: 429 with the time to wait. Each
 * attempt counts before it is made, so that many at once are no way around; one that proves something (not undefined) is taken back. A
 * device that this account signed in on has a count of its own, which no stranger can use up (OWASP, device cookies). It makes no
 * difference whether the account exists.
 */
export async function guardLogin<T>(
  ctx: Ctx,
  account: Account,
  prove: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const device = findKnownDevice(ctx, account)
  const takes = climb(accountKey(ctx, account, device), accountLadder)
  if (device === undefined && ctx.address !== null)
    takes.push(...climb(`login-from/${subscriberPart(ctx.address)}`, addressLadder))
  refuse(ctx.limits.recall(takes, ctx.now))
  return await takeTurn({ address: ctx.address ?? 'none', isKnown: device !== undefined }, async () => {
    const taken = await ctx.limits.take(takes, ctx.now)
    if (taken.some(({ isAllowed }) => !isAllowed)) {
      await giveBack(
        ctx,
        takes.filter((_, at) => taken[at]?.isAllowed),
      )
      if (device === undefined && taken[noticeRung]?.isAllowed === false) await warnOwner(ctx, account)
      refuse(taken)
    }
    const proof = await prove()
    if (proof !== undefined) await giveBack(ctx, takes)
    return proof
  })
}

const giveBack = (ctx: Ctx, takes: readonly Take[]) =>
  ctx.limits.take(
    takes.map((take) => ({ ...take, cost: -1 })),
    ctx.now,
  )

function refuse(taken: readonly Taken[]): void {
  const seconds = Math.max(0, ...taken.filter(({ isAllowed }) => !isAllowed).map((one) => one.retryInSeconds))
  if (seconds === 0) return
  const wait = seconds < 120 ? `${seconds} segundos` : `${Math.ceil(seconds / 60)} minutos`
  throw tooMany(`Muitas tentativas de entrada sem sucesso. Aguarde ${wait} e tente de novo.`, seconds)
}

/** Once a day, known or not: the job finds out whether there is an owner. */
async function warnOwner(ctx: Ctx, account: Account): Promise<void> {
  const once = { key: `login-warned/${nameOf(ctx, account)}`, limit: 1, windowSeconds: 24 * hour }
  const [told] = await ctx.limits.take([once], ctx.now)
  if (told?.isAllowed) await ctx.enqueue('access.warn-of-guesses', { ...account, at: ctx.now.toISOString() })
}

/** Forgets the failures of an account, on this device or from strangers: its owner is in, or has a new password. */
export const forgetFailures = (ctx: Ctx, account: Account): Promise<void> =>
  ctx.limits.forget(
    [undefined, findKnownDevice(ctx, account)].flatMap((device) =>
      climb(accountKey(ctx, account, device), accountLadder).map(({ key }) => key),
    ),
  )
