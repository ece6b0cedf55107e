import { createConnection } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startMessaging, type Messaging } from './index.ts'

let messaging: Messaging

beforeEach(async () => {
  messaging = await startMessaging()
})
afterEach(() => messaging.close())

const letter = [
  'From: <provedor@exemplo.test>',
  'Subject: =?UTF-8?Q?Aviso_de_d=C3=A9bito:?=',
  ' =?UTF-8?B?IHTDrXR1bG8=?= 881',
  'Message-ID: <a@b>',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  'Ol=C3=A1, um texto que =',
  'continua',
  '.',
].join('\r\n')

/** Talks SMTP line by line, as any program may, and gives the reply codes; 0 for a fallen connection. */
async function talk(...lines: string[]): Promise<number[]> {
  const socket = createConnection(messaging.port, messaging.host)
  const codes: number[] = []
  for (const line of ['', 'EHLO cliente.test', 'MAIL FROM:<p@a.test>', 'RCPT TO:<c@b.test>', 'DATA', ...lines]) {
    if (line !== '') socket.write(`${line}\r\n`)
    const [data] = await Promise.race([once(socket, 'data'), once(socket, 'close')])
    codes.push(Buffer.isBuffer(data) ? Number(data.toString().slice(0, 3)) : 0)
  }
  socket.destroy()
  return codes
}

test('a message is kept as its recipient reads it', async () => {
  expect(await talk(letter)).toEqual([220, 250, 250, 250, 354, 250])
  expect(messaging.messages).toMatchObject([
    {
      from: 'p@a.test',
      to: ['c@b.test'],
      subject: 'Aviso de débito: título 881',
      text: 'Olá, um texto que continua\n',
      messageId: '<a@b>',
    },
  ])
})

test('a fault befalls as many messages as it says, then mail flows again', async () => {
  messaging.fail({ kind: 'reply', code: 451, times: 2 })
  expect([(await talk(letter)).at(-1), (await talk(letter)).at(-1), (await talk(letter)).at(-1)]).toEqual([
    451, 451, 250,
  ])
  expect(messaging.messages).toHaveLength(1)
})

test('a recipient may be refused before anything is said', async () => {
  messaging.fail({ kind: 'reply', code: 550, at: 'recipient' })
  expect((await talk()).slice(0, 4)).toEqual([220, 250, 250, 550])
})

test('a connection may fall before the message is taken, or after, with the answer lost', async () => {
  messaging.fail({ kind: 'disconnect', when: 'before-accepting' })
  expect((await talk(letter)).at(-1)).toBe(0)
  expect(messaging.messages).toHaveLength(0)
  messaging.fail({ kind: 'disconnect', when: 'after-accepting' })
  expect((await talk(letter)).at(-1)).toBe(0)
  expect(messaging.messages).toHaveLength(1)
})
