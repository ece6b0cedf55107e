import { startMessaging, type Messaging } from '@open-sgp/simulator-messaging'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { allowedPrivateNetworks } from '#kernel/private-networks'
import { mailbox, makeCompany, test } from '#testing'
import { changeSetting } from './change-setting.ts'
import { changeMailServer, createMailServer } from './keep-mail-server.ts'
import { getMailServer, listMailServers } from './list-mail-servers.ts'
import { mailSignature } from './mail-settings.ts'
import { sendMail } from './send-mail.ts'
import { testMailServer } from './test-mail-server.ts'

const credentials = { user: 'provedor', password: 'senha-do-correio' }
let ours: Messaging
beforeAll(async () => {
  ours = await startMessaging({ credentials })
})
afterEach(() => ours.clear())
afterAll(() => ours.close())

const mail = { to: 'ana@exemplo.test', subject: 'Aviso', text: 'Há um título.\n', idempotencyKey: 'aviso-1' }
const to = 'admin@provedor.test'

const openLoopback = (ctx: Ctx) =>
  changeSetting(ctx, {
    key: allowedPrivateNetworks.key,
    value: ['127.0.0.0/8'],
    reason: 'Servidor na própria máquina',
    version: 0,
  })

const server = () => ({
  name: 'Principal',
  host: ours.host,
  port: ours.port,
  tls: 'none' as const,
  username: credentials.user,
  password: credentials.password,
  fromAddress: 'cobranca@provedor.test',
  fromName: 'Provedor Teste',
  priority: 1,
})

test('a test message really arrives, and the server’s answer is shown', async ({ ctx }) => {
  await openLoopback(ctx)
  const { id } = await createMailServer(ctx, server())
  const { receipt } = await testMailServer(ctx, { id, to })
  expect(receipt).toMatch(/^250 /)
  expect(ours.messages).toMatchObject([{ from: 'cobranca@provedor.test', to: [to] }])
  expect(await getMailServer(ctx, { id })).toMatchObject({ testedAt: ctx.now, sentThisHour: 1, hasPassword: true })
})

test('what the server says when it fails is what the administrator reads', async ({ ctx }) => {
  await openLoopback(ctx)
  const wrong = await createMailServer(ctx, { ...server(), password: 'outra' })
  await expect(testMailServer(ctx, { id: wrong.id, to })).rejects.toMatchObject({
    code: 'mail-test-failed',
    message: expect.stringMatching(/535|credentials/i),
  })
  const right = await createMailServer(ctx, { ...server(), name: 'Outro' })
  ours.fail({ kind: 'reply', code: 550, text: '5.1.1 Caixa inexistente', at: 'recipient' })
  await expect(testMailServer(ctx, { id: right.id, to })).rejects.toMatchObject({
    code: 'mail-test-failed',
    message: expect.stringContaining('Caixa inexistente'),
  })
  expect(await getMailServer(ctx, { id: right.id })).toMatchObject({ sentThisHour: 0, testedAt: null })
})

test('the company’s mail leaves by its own server, signed; without one by the environment’s', async ({ ctx }) => {
  const environment = await mailbox()
  environment.clear()
  await sendMail(ctx, mail)
  expect(environment.messages).toHaveLength(1)
  await openLoopback(ctx)
  await createMailServer(ctx, server())
  await changeSetting(ctx, { key: mailSignature.key, value: 'Loja: Rua A, 1', reason: 'Endereço', version: 0 })
  await sendMail(ctx, mail)
  expect(ours.messages).toMatchObject([{ text: 'Há um título.\n\n-- \nLoja: Rua A, 1\n' }])
  expect(environment.messages).toHaveLength(1)
})

test('beyond the quota the next server sends, and with none left the message waits for the next window', async ({
  ctx,
}) => {
  await openLoopback(ctx)
  await createMailServer(ctx, { ...server(), perHour: 2 })
  await createMailServer(ctx, { ...server(), name: 'Reserva', priority: 2, perDay: 1 })
  for (const _ of [1, 2, 3]) await sendMail(ctx, mail)
  await expect(sendMail(ctx, mail)).rejects.toMatchObject({
    name: 'Postponed',
    status: 503,
    code: 'mail-quota',
    until: new Date('2026-01-10T13:00:00Z'),
  })
  const later = ctx.at(new Date('2026-01-10T13:00:00Z'))
  await sendMail(later, mail)
  expect(ours.messages).toHaveLength(4)
  expect((await listMailServers(later, { limit: 10 })).items).toMatchObject([
    { name: 'Principal', sentThisHour: 1, sentToday: 3 },
    { name: 'Reserva', sentThisHour: 0, sentToday: 1 },
  ])
})

test('a day’s quota is of the company’s civil day', async ({ ctx }) => {
  await openLoopback(ctx)
  await createMailServer(ctx, { ...server(), perDay: 1 })
  const evening = ctx.at(new Date('2026-01-11T02:30:00Z'))
  await sendMail(evening, mail)
  await expect(sendMail(evening, mail)).rejects.toMatchObject({ until: new Date('2026-01-11T03:00:00Z') })
  await sendMail(ctx.at(new Date('2026-01-11T03:00:00Z')), mail)
})

test('a server that does not answer lets the next one send', async ({ ctx }) => {
  await openLoopback(ctx)
  const dead = await startMessaging()
  await dead.close()
  await createMailServer(ctx, { ...server(), port: dead.port })
  await createMailServer(ctx, { ...server(), name: 'Reserva', priority: 2 })
  await sendMail(ctx, mail)
  expect(ours.messages).toHaveLength(1)
})

test('a server inside a private network is refused until its network is opened', async ({ ctx }) => {
  await expect(createMailServer(ctx, server())).rejects.toMatchObject({
    code: 'address-refused',
    extra: { errors: [{ pointer: '/host' }] },
  })
})

test('a password goes to no other server than the one it was given for, and never in clear', async ({ ctx }) => {
  await openLoopback(ctx)
  const { id, version } = await createMailServer(ctx, server())
  await expect(changeMailServer(ctx, { id, version, host: '127.0.0.2' })).rejects.toMatchObject({
    extra: { errors: [{ pointer: '/password' }] },
  })
  await expect(createMailServer(ctx, { ...server(), name: 'Aberto', host: '8.8.8.8' })).rejects.toMatchObject({
    extra: { errors: [{ pointer: '/tls' }] },
  })
  expect(JSON.stringify(await getMailServer(ctx, { id }))).not.toContain(credentials.password)
  const theirs = ctx.forCompany((await makeCompany(ctx)).id)
  await expect(testMailServer(theirs, { id, to })).rejects.toMatchObject({ status: 404 })
})
