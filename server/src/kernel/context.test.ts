import { sql } from 'kysely'
import { expect } from 'vitest'
import { takeNumbers } from '#kernel/counters'
import { test } from '#testing'

test('a dry run gives its result and leaves nothing behind', async ({ ctx }) => {
  const first = await ctx.rehearse((dry) => takeNumbers(dry, 'contract'))
  expect([first, await takeNumbers(ctx, 'contract')]).toEqual([1, 1])
})

test('a dry run that fails tells its own error and leaves nothing behind', async ({ ctx }) => {
  const failing = ctx.rehearse(async (dry) => {
    await takeNumbers(dry, 'contract')
    await sql`select 1 / 0`.execute(dry.db)
  })
  await expect(failing).rejects.toThrow('division by zero')
  expect(await takeNumbers(ctx, 'contract')).toBe(1)
})

test('a block of numbers is taken whole', async ({ ctx }) => {
  expect([await takeNumbers(ctx, 'invoice', 100), await takeNumbers(ctx, 'invoice')]).toEqual([1, 101])
})

test('each company counts for itself', async ({ ctx }) => {
  await takeNumbers(ctx, 'client')
  const other = ctx.forCompany('01990000-0000-7000-8000-000000000001')
  expect(await takeNumbers(other, 'client')).toBe(1)
})

test('the business date is the one of São Paulo, not of Greenwich', ({ ctx }) => {
  expect(ctx.at(new Date('2026-03-01T02:30:00Z')).today).toBe('2026-02-28')
})

test('a fact is remembered with who did it and cannot be changed', async ({ ctx }) => {
  await ctx.emit('test.happened', { id: 7 })
  const { rows } = await sql`select name, payload, actor_id from kernel.events`.execute(ctx.db)
  expect(rows).toEqual([{ name: 'test.happened', payload: { id: 7 }, actorId: 'teste' }])
  await expect(sql`update kernel.events set name = 'x'`.execute(ctx.db)).rejects.toThrow('só aceita novas linhas')
})
