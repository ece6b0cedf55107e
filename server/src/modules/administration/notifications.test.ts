import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { deadLetterQueue } from '#kernel/jobs'
import { createUser } from '#modules/access'
import { makeCompany, test } from '#testing'
import {
  changeNotificationPreference,
  getNotificationPreferences,
  listNotifications,
  notify,
  readAllNotifications,
  readNotification,
} from './notifications.ts'
import { tellGuesses } from './tell-people.ts'
import { sweepNotifications } from './store-notifications.ts'
import { watchTroubles } from './watch-troubles.ts'

let serial = 0

/** A person with these permissions, in the company of `ctx`. */
async function personOf(ctx: Ctx, permissions: string[]): Promise<Ctx> {
  serial += 1
  const person = { email: `aviso${serial}@provedor.test`, name: 'Pessoa', password: 'capivara-no-telhado-42' }
  const { id } = await createUser(ctx, { ...person, permissions: [] })
  return { ...ctx, actor: { ...ctx.actor, id, permissions: new Set(permissions) } }
}

const titles = async (ctx: Ctx, unread?: boolean) =>
  (await listNotifications(ctx, { limit: 50, unread })).items.map(({ title }) => title)

const refusal = { kind: 'boletos-refused' as const, title: 'O banco recusou um boleto', sourceKey: 'boletos/1' }

test('a matter reaches whoever may deal with it, once, and is read by each for themselves', async ({ ctx }) => {
  const [ana, bia, caio] = [
    await personOf(ctx, ['banking.boleto.read']),
    await personOf(ctx, ['banking.boleto.read']),
    await personOf(ctx, []),
  ]
  await notify(ctx, refusal)
  await notify(ctx, refusal)
  const [first] = (await listNotifications(ana, { limit: 50 })).items
  expect([await titles(ana), await titles(bia), await titles(caio)]).toEqual([[refusal.title], [refusal.title], []])
  expect(await readNotification(ana, { id: first?.id ?? '' })).toEqual({ read: 1 })
  expect([await titles(ana, true), await titles(bia, true)]).toEqual([[], [refusal.title]])
  expect(await readAllNotifications(bia)).toEqual({ read: 1 })
  expect(await readAllNotifications(bia)).toEqual({ read: 0 })
})

test('what is not in one’s inbox is not found, nor is another company’s', async ({ ctx }) => {
  const [ana, caio] = [await personOf(ctx, ['banking.boleto.read']), await personOf(ctx, [])]
  await notify(ctx, refusal)
  const id = (await listNotifications(ana, { limit: 1 })).items[0]?.id ?? ''
  await expect(readNotification(caio, { id })).rejects.toMatchObject({ status: 404 })
  const elsewhere = { ...ana, companyId: (await makeCompany(ctx)).id }
  expect(await titles(elsewhere)).toEqual([])
})

test('rights that are gone take the inbox with them, and a muted kind is not heard', async ({ ctx }) => {
  const ana = await personOf(ctx, ['banking.boleto.read', 'system.jobs.read'])
  await notify(ctx, refusal)
  expect(await titles({ ...ana, actor: { ...ana.actor, permissions: new Set() } })).toEqual([])
  await changeNotificationPreference(ana, { kind: 'boletos-refused', isMuted: true })
  expect(await titles(ana)).toEqual([])
  expect((await getNotificationPreferences(ana)).items).toEqual([
    { kind: 'job-failed', label: expect.any(String), isMuted: false },
    { kind: 'boletos-refused', label: expect.any(String), isMuted: true },
    // Everybody is told of what is their own.
    { kind: 'own-account-locked', label: expect.any(String), isMuted: false },
    { kind: 'approval-decided', label: expect.any(String), isMuted: false },
  ])
  await changeNotificationPreference(ana, { kind: 'boletos-refused', isMuted: false })
  expect(await titles(ana)).toEqual([refusal.title])
})

test('a job that gave up is told once a day for each kind of job, however many there are', async ({ ctx }) => {
  const ana = await personOf(ctx, ['system.jobs.read'])
  for (const _ of [1, 2, 3])
    await sql`insert into pgboss.job (name, data, state, source_name) values (${deadLetterQueue}, ${JSON.stringify({ companyId: ctx.companyId })}::jsonb, 'created', 'dunning.send-notice')`.execute(
      ctx.db,
    )
  await watchTroubles(ctx)
  await watchTroubles(ctx)
  expect(await titles(ana)).toEqual(['A tarefa dunning.send-notice falhou e não será repetida sozinha'])
})

test('what is older than the company keeps it is swept', async ({ ctx }) => {
  const ana = await personOf(ctx, ['banking.boleto.read'])
  await notify(ctx, refusal)
  await readAllNotifications(ana)
  await sweepNotifications(ctx, 90)
  expect(await titles(ana)).toHaveLength(1)
  await sweepNotifications(ctx.at(new Date(ctx.now.getTime() + 91 * 86_400_000)), 90)
  expect(await titles(ana)).toEqual([])
})

test('a backup that failed is told with its reason', async ({ ctx }) => {
  const ana = await personOf(ctx, ['backups.backup.read'])
  await sql`insert into backups.backups (id, state, target, started_at, started_by, finished_at, failure)
    values (kernel.uuid_v7(), 'failed', '/copias', ${ctx.now}, 'teste', ${ctx.now}, 'Disco cheio')`.execute(ctx.db)
  await watchTroubles(ctx)
  await watchTroubles(ctx)
  expect((await listNotifications(ana, { limit: 5 })).items).toMatchObject([
    { title: 'A cópia de segurança falhou', body: 'Disco cheio', link: '/copias' },
  ])
})

test('guesses at a password reach the owner and those who look after accounts, once, and nobody else', async ({
  ctx,
}) => {
  const [owner, boss, caio] = [
    await personOf(ctx, []),
    await personOf(ctx, ['access.user.update']),
    await personOf(ctx, ['banking.boleto.read']),
  ]
  const matter = { userId: owner.actor.id, at: ctx.now.toISOString() }
  await tellGuesses(ctx, matter)
  await tellGuesses(ctx, matter)
  expect((await listNotifications(owner, { limit: 5 })).items).toMatchObject([
    { kind: 'own-account-locked', title: 'Alguém errou muitas vezes a senha da sua conta', link: '/minha-conta' },
  ])
  expect((await listNotifications(boss, { limit: 5 })).items).toMatchObject([
    {
      kind: 'account-locked',
      title: 'Alguém errou muitas vezes a senha de Pessoa',
      link: `/usuarios/${matter.userId}`,
    },
  ])
  expect(await titles(caio)).toEqual([])
})
