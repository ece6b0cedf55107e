import { expect } from 'vitest'
import { test } from '#testing'
import { createUser } from './create-user.ts'
import { logIn } from './log-in.ts'
import { resetPassword } from './reset-password.ts'

const ana = {
  email: 'ana@provedor.test',
  name: 'Ana',
  password: 'uma-senha-comprida',
  permissions: ['company.company.read'],
}

test('the right password opens a session with the companies of that person', async ({ ctx }) => {
  await createUser(ctx, ana)
  expect(await logIn(ctx, ana)).toMatchObject({ user: { name: 'Ana' }, companies: [{ id: ctx.companyId }] })
})

test('a wrong password and an unknown e-mail read the same', async ({ ctx }) => {
  await createUser(ctx, ana)
  const wrong = await logIn(ctx, { ...ana, password: 'outra-senha-qualquer' }).catch((error: Error) => error.message)
  const unknown = await logIn(ctx, { email: 'ninguem@provedor.test', password: 'x' }).catch(
    (error: Error) => error.message,
  )
  expect([wrong, unknown]).toEqual(['E-mail ou senha incorretos.', 'E-mail ou senha incorretos.'])
})

test('after ten failures even the right password waits', async ({ ctx }) => {
  await createUser(ctx, ana)
  for (let attempt = 0; attempt < 10; attempt++) await logIn(ctx, { ...ana, password: 'errada' }).catch(() => {})
  await expect(logIn(ctx, ana)).rejects.toMatchObject({ status: 429 })
})

test('nobody hands out a permission that they do not have', async ({ ctx }) => {
  const clerk = { ...ctx, actor: { ...ctx.actor, permissions: new Set(['access.user.create']) } }
  await expect(createUser(clerk, ana)).rejects.toMatchObject({ status: 403 })
})

test('a reset password opens the account again, even after too many failures, and the old one is gone', async ({
  ctx,
}) => {
  await createUser(ctx, ana)
  for (let attempt = 0; attempt < 10; attempt++) await logIn(ctx, { ...ana, password: 'errada' }).catch(() => {})
  const { password } = await resetPassword(ctx, { email: 'ANA@provedor.test' })
  expect(await logIn(ctx, { ...ana, password })).toMatchObject({ user: { name: 'Ana' } })
  await expect(logIn(ctx, ana)).rejects.toMatchObject({ status: 401 })
})
