import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startMessaging, type Messaging } from '@open-sgp/simulator-messaging'
import type { Mailer } from '#modules/administration'
import { createSmtpMailer } from './smtp-mailer.ts'

let messaging: Messaging
let mailer: Mailer

beforeAll(async () => {
  messaging = await startMessaging()
  mailer = createSmtpMailer({
    host: messaging.host,
    port: messaging.port,
    from: 'cobranca@provedor.test',
    timeoutMs: 400,
  })
})
afterEach(() => messaging.clear())
afterAll(() => messaging.close())

const mail = {
  to: 'cliente@exemplo.test',
  subject: 'Aviso de débito: título 881, até a suspensão há prazo de 15 dias',
  text: 'Prezada Conceição,\n\nhá um título em aberto.\n',
  idempotencyKey: 'notice-1',
}

test('a message arrives letter by letter and the answer of the server is the receipt', async () => {
  const { receipt } = await mailer.send(mail)
  expect(receipt).toMatch(/^250 2\.0\.0 OK queued as 1 \(Message-ID <[0-9a-f]{40}@provedor\.test>\)$/)
  expect(messaging.messages).toMatchObject([
    { from: 'cobranca@provedor.test', to: [mail.to], subject: mail.subject, text: mail.text },
  ])
})

test('the same intent sent twice carries the same Message-ID, another intent another', async () => {
  messaging.fail({ kind: 'disconnect', when: 'after-accepting' })
  await expect(mailer.send(mail)).rejects.toMatchObject({ code: 'mail-unavailable' })
  await mailer.send(mail)
  await mailer.send({ ...mail, idempotencyKey: 'notice-2' })
  const [first, second, third] = messaging.messages.map(({ messageId }) => messageId)
  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('5xx is for good: the message is refused', async () => {
  messaging.fail({ kind: 'reply', code: 550, text: '5.1.1 Caixa inexistente', at: 'recipient' })
  await expect(mailer.send(mail)).rejects.toMatchObject({
    status: 422,
    code: 'mail-refused',
    message: expect.stringContaining('Caixa inexistente'),
  })
})

test.each([
  ['4xx', { kind: 'reply', code: 451 }],
  ['a fallen connection', { kind: 'disconnect', when: 'before-accepting' }],
  ['silence', { kind: 'silence' }],
] as const)('%s is for now: later the message may be taken', async (_name, fault) => {
  messaging.fail(fault)
  await expect(mailer.send(mail)).rejects.toMatchObject({ status: 503, code: 'mail-unavailable' })
  expect(messaging.messages).toHaveLength(0)
})

test('wrong credentials are our own trouble and condemn no message', async () => {
  const closed = await startMessaging({ credentials: { user: 'provedor', password: 'certa' } })
  const options = { host: closed.host, port: closed.port, from: 'a@b.test', user: 'provedor', timeoutMs: 400 }
  await expect(createSmtpMailer({ ...options, password: 'errada' }).send(mail)).rejects.toMatchObject({ status: 503 })
  await createSmtpMailer({ ...options, password: 'certa' }).send(mail)
  expect(closed.messages).toHaveLength(1)
  await closed.close()
})

test('without a mail server every message says which setting is missing', async () => {
  await expect(createSmtpMailer({ port: 25, from: 'a@b.test' }).send(mail)).rejects.toMatchObject({
    code: 'mail-unavailable',
    message: expect.stringContaining('SMTP_HOST'),
  })
})

test('an address cannot smuggle a second recipient in', async () => {
  await mailer.send({ ...mail, to: 'a@exemplo.test, b@exemplo.test' }).catch(() => {})
  expect(messaging.messages.flatMap(({ to }) => to)).not.toContain('b@exemplo.test')
})
