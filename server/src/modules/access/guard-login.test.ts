import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { createLimits } from '#kernel/limits'
import { postgresLimits } from '#kernel/limits-postgres'
import { mailbox, test } from '#testing'
import { createUser } from './create-user.ts'
import { logIn } from './log-in.ts'

const ana = {
  email: 'ana@provedor.test',
  name: 'Ana',
  password: 'Sol-da-ilha-velha-41',
  permissions: [],
}
const wrong = { ...ana, password: 'Sol-da-ilha-velha-42' }

/** `in`, or the status of the refusal and the seconds to wait. */
const outcome = async (ctx: Ctx, login: { email: string; password: string }): Promise<string> => {
  try {
    await logIn(ctx, login)
    return 'in'
  } catch (error) {
    const { status, extra } = error as { status: number; extra: { retryAfterSeconds?: number } }
    return status === 429 ? `wait ${extra.retryAfterSeconds}` : String(status)
  }
}

const at = (ctx: Ctx, seconds: number) => ctx.at(new Date(ctx.now.getTime() + seconds * 1000))

test('whoever guesses waits longer and longer, whether the account exists or not', async ({ ctx }) => {
  await createUser(ctx, ana)
  for (const email of [ana.email, 'ninguem@provedor.test']) {
    const told: string[] = []
    for (let second = 0; second < 1200; second += 4) told.push(await outcome(at(ctx, second), { ...wrong, email }))
    const tried = told.flatMap((one, index) => (one === '401' ? [index * 4] : []))
    // Six and more in the first seconds, then one in 10, from the tenth on one in 90.
    expect(tried.slice(0, 12)).toEqual([0, 4, 8, 12, 16, 20, 24, 28, 32, 40, 92, 180])
    expect(told[9]).toBe('wait 4')
  }
})

test('many guesses at once are no way around', async ({ ctx }) => {
  await createUser(ctx, ana)
  const told = await Promise.all(Array.from({ length: 30 }, () => outcome(ctx, wrong)))
  expect(told.filter((one) => one === '401')).toHaveLength(6)
})

test('a flood from elsewhere locks strangers out, not the owner on a device of hers; she is told once', async ({
  ctx,
  drain,
}) => {
  await createUser(ctx, ana)
  const { device } = await logIn(ctx, ana)
  for (let second = 0; second < 600; second += 5) await outcome(at(ctx, second), wrong)
  const later = at(ctx, 600)
  expect(await outcome(later, ana)).toMatch(/^wait/)
  expect(await outcome({ ...later, device: `${device.slice(0, -2)}AA` }, ana)).toMatch(/^wait/)
  expect(await outcome({ ...later, device }, ana)).toBe('in')
  const before = (await mailbox()).messages.length
  await drain()
  const mails = (await mailbox()).messages.slice(before)
  expect(mails.map(({ to }) => to)).toEqual([[ana.email]])
  const told = await ctx.db.selectFrom('administration.notifications').select('kind').orderBy('id').execute()
  expect(told.map(({ kind }) => kind)).toEqual(['account-locked', 'own-account-locked'])
})

test('a known device of another account is a stranger', async ({ ctx }) => {
  await createUser(ctx, ana)
  await createUser(ctx, { ...ana, email: 'bia@provedor.test' })
  const { device } = await logIn(ctx, { ...ana, email: 'bia@provedor.test' })
  for (let attempt = 0; attempt < 6; attempt++) await outcome(ctx, wrong)
  expect(await outcome({ ...ctx, device }, ana)).toMatch(/^wait/)
})

test('one address that tries many accounts is refused, other addresses are not', async ({ ctx }) => {
  await createUser(ctx, ana)
  const from = (address: string) => ({ ...ctx, address })
  for (let guess = 0; guess < 40; guess++)
    await outcome(from(`2001:db8:0:7::${guess}`), { ...wrong, email: `a${guess}@provedor.test` })
  expect(await outcome(from('2001:db8:0:7::ffff'), ana)).toMatch(/^wait/)
  expect(await outcome(from('2001:db8:0:8::1'), ana)).toBe('in')
})

test('two processes count together', async ({ ctx }) => {
  await createUser(ctx, ana)
  const other = { ...ctx, limits: createLimits(postgresLimits(ctx.db)) }
  const told: string[] = []
  for (let attempt = 0; attempt < 4; attempt++)
    for (const process of [ctx, other]) told.push(await outcome(process, wrong))
  expect(told.filter((one) => one === '401')).toHaveLength(6)
})
