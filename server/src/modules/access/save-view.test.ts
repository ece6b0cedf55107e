import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { test } from '#testing'
import { createUser } from './create-user.ts'
import { saveView } from './save-view.ts'
import { deleteView, findViews } from './store-views.ts'

const view = { screen: '/titulos', name: 'Vencidos', query: { status: 'overdue' }, columns: ['number', 'dueOn'] }

async function asPerson(ctx: Ctx, email: string): Promise<Ctx> {
  const user = await createUser(ctx, { email, name: email, password: 'uma-senha-comprida', permissions: [] })
  return { ...ctx, actor: { ...ctx.actor, kind: 'user', id: user.id } }
}

test('a view is its owner’s alone, of one company and one screen, and its name writes over it', async ({ ctx }) => {
  const ana = await asPerson(ctx, 'ana@provedor.test')
  const rui = await asPerson(ctx, 'rui@provedor.test')
  const saved = await saveView(ana, view)
  expect(await findViews(ana, '/titulos')).toEqual([{ id: saved.id, ...view }])
  expect(await findViews(rui, '/titulos')).toEqual([])
  expect(await findViews(ana, '/clientes')).toEqual([])
  expect(await findViews({ ...ana, companyId: newId() }, '/titulos')).toEqual([])
  await saveView(ana, { ...view, query: {}, columns: null })
  expect(await findViews(ana, '/titulos')).toEqual([{ id: saved.id, ...view, query: {}, columns: null }])
  expect(await deleteView(rui, saved.id)).toBe(false)
  expect(await deleteView(ana, saved.id)).toBe(true)
})

test('the fifty-first view of a screen is refused, one of a known name is not', async ({ ctx }) => {
  const ana = await asPerson(ctx, 'ana@provedor.test')
  for (let index = 0; index < 50; index++) await saveView(ana, { ...view, name: `Visão ${index}` })
  await expect(saveView(ana, view)).rejects.toMatchObject({ status: 409, code: 'too-many-views' })
  await expect(saveView(ana, { ...view, name: 'Visão 7' })).resolves.toMatchObject({ name: 'Visão 7' })
})
