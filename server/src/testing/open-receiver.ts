import { createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Ctx } from '#kernel/context'
import { allowedPrivateNetworks } from '#kernel/private-networks'
import { keepSetting } from '#kernel/settings'

export type Received = { id: string; type: string; data: Record<string, unknown>; signature: string; signed: string }

export type Receiver = {
  url: string
  /** Everything that arrived, answered with 2xx or not. */
  received: Received[]
  /** What to answer: a status, or nothing at all (the connection is cut). */
  answer: (message: Received) => number | 'cut' | Promise<number | 'cut'>
  close: () => Promise<void>
}

/** A receiver of webhooks on this machine, and the setting that lets the server reach it. */
export async function openReceiver(ctx: Ctx): Promise<Receiver> {
  const server = createServer((request, response) => {
    void (async () => {
      const body = await text(request)
      const { id, type, data } = JSON.parse(body)
      const header = (name: string) => String(request.headers[name])
      const signed = `${header('webhook-id')}.${header('webhook-timestamp')}.${body}`
      const message = { id, type, data, signed, signature: header('webhook-signature') }
      receiver.received.push(message)
      const status = await receiver.answer(message)
      if (status === 'cut') return void request.socket.destroy()
      response.writeHead(status).end()
    })()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const receiver: Receiver = {
    url: `http://127.0.0.1:${port}/sgp`,
    received: [],
    answer: () => 204,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  const loopback = { value: ['127.0.0.0/8'], version: 0, reason: 'Receptor na própria máquina' }
  await keepSetting(ctx, allowedPrivateNetworks, loopback)
  return receiver
}

/** As a receiver checks it: one of the signatures is made with the secret. */
export const isSignedBy = ({ signature, signed }: Received, secret: string): boolean => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const right = createHmac('sha256', key).update(signed).digest()
  return signature.split(' ').some((one) => {
    const shown = Buffer.from(one.replace('v1,', ''), 'base64')
    return shown.length === right.length && timingSafeEqual(shown, right)
  })
}
