import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { makeLogin, makeNas, test } from '#testing'
import { keepAuthLog } from './keep-auth-log.ts'
import { listAuthLog } from './list-auth-log.ts'

const hex = (text: string) => Buffer.from(text).toString('hex')

/** What FreeRADIUS says of a login. */
const say = (ctx: Ctx, username: string, isAccepted: boolean, reason: string) =>
  sql`select aaa.post_auth(${hex(username)}, ${isAccepted}, ${hex(reason)}, ${hex('02-00-00-00-00-0a')}, '10.200.0.1')`.execute(
    ctx.db,
  )

const logOf = async (ctx: Ctx, username: string) => (await listAuthLog(ctx, { limit: 10, username })).items

test('the log knows a login at once, and repeated ones are one row of their minute whenever it was made', async ({
  ctx,
}) => {
  const nas = await makeNas(ctx, { network: '10.200.0.0/30' })
  const { id, username } = await makeLogin(ctx)
  await say(ctx, username, true, 'acesso liberado')
  await say(ctx, username.toUpperCase(), true, 'acesso liberado')
  expect(await logOf(ctx, username)).toMatchObject([
    { loginId: id, nasId: nas.id, isAccepted: true, occurrences: 2, mac: '02:00:00:00:00:0a' },
  ])
  await say(ctx, username, true, 'acesso liberado')
  await say(ctx, username, false, '')
  expect(await keepAuthLog(ctx)).toEqual({ folded: 2 })
  expect(await keepAuthLog(ctx)).toEqual({ folded: 0 })
  const rows = (await logOf(ctx, username)).map(({ isAccepted, reason, occurrences }) => [
    isAccepted,
    reason,
    occurrences,
  ])
  expect(rows).toEqual(
    expect.arrayContaining([
      [true, 'acesso liberado', 3],
      [false, 'senha inválida', 1],
    ]),
  )
})

test('what nobody can read is passed over and keeps no other login waiting', async ({ ctx }) => {
  await makeNas(ctx, { network: '10.200.0.0/30' })
  const { username } = await makeLogin(ctx)
  await sql`select aaa.post_auth('zz', true, 'abc', '', '10.200.0.1')`.execute(ctx.db)
  await say(ctx, username, true, 'acesso liberado')
  expect(await logOf(ctx, username)).toMatchObject([{ occurrences: 1 }])
})
