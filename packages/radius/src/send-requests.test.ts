import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { verifyRequest } from './authenticators.ts'
import { buildResponse, verifyCredentials } from './build-packets.ts'
import { packetCode } from './codes.ts'
import { decodePacket, findValue, type AttributeInput, type Packet } from './packet.ts'
import { RadiusClient } from './radius-client.ts'
import { sendAccess, sendAccounting, sendDynamicAuthorization } from './send-requests.ts'

const secret = 'segredo'
const host = '127.0.0.1'
const session: AttributeInput[] = [
  ['User-Name', 'ana'],
  ['Acct-Session-Id', '81000001'],
]

type Received = { bytes: Buffer; packet: Packet; peer: RemoteInfo; count: number; reply: (bytes: Buffer) => void }
const sockets: Socket[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.close()
})

/** A peer on a real socket that does with each datagram what the test says. */
async function peer(answer: (received: Received) => void) {
  const socket = createSocket('udp4')
  sockets.push(socket)
  const datagrams: Buffer[] = []
  socket.on('message', (bytes, from) => {
    datagrams.push(bytes)
    const reply = (out: Buffer) => socket.send(out, from.port, from.address)
    answer({ bytes, packet: decodePacket(bytes), peer: from, count: datagrams.length, reply })
  })
  socket.bind(0, host)
  await once(socket, 'listening')
  return { port: socket.address().port, datagrams }
}

const ack = (request: Packet, key = secret) => buildResponse({ code: request.code + 1, request, secret: key })
const nak = (request: Packet, cause: number) => {
  return buildResponse({ code: request.code + 2, request, secret, attributes: [['Error-Cause', cause]] })
}
const coa = (port: number, more: Partial<Parameters<typeof sendDynamicAuthorization>[0]> = {}) =>
  sendDynamicAuthorization({ kind: 'coa', host, port, secret, attributes: session, timeoutMs: 60, ...more })

describe('CoA and Disconnect', () => {
  test('an acknowledged CoA carries a valid signature and the session', async () => {
    const router = await peer(({ packet, reply }) => reply(ack(packet)))
    const result = await coa(router.port)
    expect(result).toMatchObject({ outcome: 'ack', attempts: 1 })
    const [bytes = Buffer.alloc(0)] = router.datagrams
    expect(verifyRequest(bytes, secret)).toBe(true)
    expect(decodePacket(bytes).code).toBe(packetCode.coaRequest)
    expect(findValue(decodePacket(bytes), 'Acct-Session-Id')).toBe('81000001')
  })

  test('a refused Disconnect tells its Error-Cause', async () => {
    const router = await peer(({ packet, reply }) => reply(nak(packet, 503)))
    expect(await coa(router.port, { kind: 'disconnect' })).toMatchObject({ outcome: 'nak', errorCause: 503 })
    expect(decodePacket(router.datagrams[0] ?? Buffer.alloc(0)).code).toBe(packetCode.disconnectRequest)
  })

  test('lost packets are repeated byte by byte, waiting longer each time', async () => {
    const times: number[] = []
    const router = await peer(({ packet, count, reply }) => {
      times.push(performance.now())
      if (count === 3) reply(ack(packet))
    })
    const result = await coa(router.port)
    expect(result).toMatchObject({ outcome: 'ack', attempts: 3 })
    expect(router.datagrams[1]).toEqual(router.datagrams[0])
    expect(router.datagrams[2]).toEqual(router.datagrams[0])
    const [first = 0, second = 0, third = 0] = times
    expect(third - second).toBeGreaterThan((second - first) * 1.4)
    expect(result.elapsedMs).toBeGreaterThanOrEqual(175)
  })

  test('silence ends in a time-out after all attempts, and a late answer hurts nobody', async () => {
    const late: (() => void)[] = []
    const router = await peer(({ packet, reply }) => late.push(() => reply(ack(packet))))
    const result = await coa(router.port, { timeoutMs: 20, retries: 1 })
    expect(result).toMatchObject({ outcome: 'timeout', attempts: 2 })
    for (const answer of late) answer()
    await sleep(30)
    expect(result.outcome).toBe('timeout')
  })

  test('forged and stray answers are ignored until the true one comes', async () => {
    const stranger = createSocket('udp4')
    sockets.push(stranger)
    const router = await peer(({ packet, peer: from, reply }) => {
      stranger.send(ack(packet), from.port, from.address)
      reply(ack(packet, 'outro'))
      reply(buildResponse({ code: packetCode.accountingResponse, request: packet, secret }))
      reply(buildResponse({ code: packetCode.disconnectAck, request: packet, secret }))
      reply(ack({ ...packet, identifier: (packet.identifier + 1) % 256 }))
      reply(Buffer.from([packetCode.coaAck, packet.identifier]))
      reply(Buffer.alloc(0))
      setTimeout(() => reply(nak(packet, 402)), 20)
    })
    expect(await coa(router.port, { timeoutMs: 500 })).toMatchObject({ outcome: 'nak', errorCause: 402, attempts: 1 })
  })

  test('a closed port is a time-out that names the reason', async () => {
    const router = await peer(() => {})
    for (const socket of sockets.splice(0)) socket.close()
    const result = await coa(router.port, { timeoutMs: 20, retries: 1 })
    expect(result).toMatchObject({ outcome: 'timeout', lastError: expect.stringContaining('ECONNREFUSED') })
  })

  test('an aborted signal ends the wait with its reason', async () => {
    const router = await peer(() => {})
    const abort = new AbortController()
    const waiting = coa(router.port, { timeoutMs: 5000, signal: abort.signal })
    setTimeout(() => abort.abort(new Error('desligando')), 20)
    await expect(waiting).rejects.toThrow('desligando')
    await expect(coa(router.port, { signal: abort.signal })).rejects.toThrow('desligando')
  })

  test('a value that cannot be sent is refused before any packet', async () => {
    const router = await peer(() => {})
    await expect(coa(router.port, { attributes: [['NAS-Port', -1]] })).rejects.toThrow(
      expect.objectContaining({ code: 'invalid-value' }),
    )
    expect(router.datagrams).toHaveLength(0)
  })

  test('an unknown host is named', async () => {
    await expect(coa(3799, { host: 'nas.invalid' })).rejects.toThrow(
      expect.objectContaining({ code: 'unresolvable-host' }),
    )
  })
})

describe('the single requests', () => {
  test('a login is accepted or rejected by its password', async () => {
    const server = await peer(({ packet, reply }) => {
      const isRight = verifyCredentials(packet, 's3nha', secret)
      const code = isRight ? packetCode.accessAccept : packetCode.accessReject
      reply(buildResponse({ code, request: packet, secret, messageAuthenticator: true }))
    })
    const base = { host, port: server.port, secret, attributes: session, requireMessageAuthenticator: true }
    const right = await sendAccess({ ...base, credentials: { method: 'chap', password: 's3nha' } })
    const wrong = await sendAccess({ ...base, credentials: { method: 'pap', password: 'senha' } })
    expect([right.reply?.code, wrong.reply?.code]).toEqual([packetCode.accessAccept, packetCode.accessReject])
  })

  test('an answer without the required Message-Authenticator counts as none', async () => {
    const server = await peer(({ packet, reply }) => {
      reply(buildResponse({ code: packetCode.accessAccept, request: packet, secret }))
    })
    const base = { host, port: server.port, secret, attributes: session, timeoutMs: 20, retries: 0 }
    expect((await sendAccess({ ...base, requireMessageAuthenticator: true })).reply).toBeUndefined()
    expect((await sendAccess(base)).reply?.code).toBe(packetCode.accessAccept)
  })

  test('accounting is acknowledged', async () => {
    const server = await peer(({ packet, reply }) => {
      reply(buildResponse({ code: packetCode.accountingResponse, request: packet, secret }))
    })
    const result = await sendAccounting({ host, port: server.port, secret, attributes: session })
    expect(result.reply?.code).toBe(packetCode.accountingResponse)
  })
})

describe('the pooled client', () => {
  const accounting = (packet: Packet) => buildResponse({ code: packetCode.accountingResponse, request: packet, secret })

  test('2,000 requests over three sockets, one in ten lost, each get their own answer', async () => {
    const server = await peer(({ packet, count, reply }) => {
      const attributes: AttributeInput[] = [['Reply-Message', findValue(packet, 'Acct-Session-Id') ?? '']]
      const out = buildResponse({ code: packetCode.accountingResponse, request: packet, secret, attributes })
      if (count % 10 !== 0) reply(out)
    })
    await using client = await RadiusClient.open({
      host,
      port: server.port,
      secret,
      sockets: 3,
      timeoutMs: 150,
      retries: 5,
    })
    const ids = Array.from({ length: 2000 }, (_, index) => index.toString(16))
    const results = await Promise.all(ids.map((id) => client.accounting({ attributes: [['Acct-Session-Id', id]] })))
    expect(results.map(({ reply }) => reply && findValue(reply, 'Reply-Message'))).toEqual(ids)
    expect(results.some(({ attempts }) => attempts > 1)).toBe(true)
  })

  test('never more than 256 in flight per socket, and never two with one identifier', async () => {
    const held: (() => void)[] = []
    const server = await peer(({ packet, reply }) => held.push(() => reply(accounting(packet))))
    await using client = await RadiusClient.open({ host, port: server.port, secret, timeoutMs: 5000 })
    const all = Array.from({ length: 300 }, () => client.accounting({ attributes: session }))
    await expect.poll(() => held.length).toBe(256)
    expect(new Set(server.datagrams.map((bytes) => bytes[1])).size).toBe(256)
    await sleep(20)
    expect(held.length).toBe(256)
    for (const release of held.splice(0)) release()
    await expect.poll(() => held.length).toBe(44)
    for (const release of held.splice(0)) release()
    expect((await Promise.all(all)).every(({ reply }) => reply)).toBe(true)
  })

  test('a late answer to an abandoned identifier is counted as stray, not taken for the next request', async () => {
    const late: (() => void)[] = []
    const server = await peer(({ packet, reply }) => late.push(() => reply(accounting(packet))))
    await using client = await RadiusClient.open({ host, port: server.port, secret, timeoutMs: 20, retries: 0 })
    expect((await client.accounting({ attributes: session })).reply).toBeUndefined()
    for (const answer of late) answer()
    await expect.poll(() => client.strayCount).toBe(1)
  })

  test('closing fails what is in flight or in line, and later requests', async () => {
    const server = await peer(() => {})
    const client = await RadiusClient.open({ host, port: server.port, secret })
    const all = Array.from({ length: 258 }, () => client.accounting({ attributes: session }))
    client.close()
    const outcomes = await Promise.allSettled([...all, client.accounting({ attributes: session })])
    expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual(
      Array.from({ length: 259 }, () => 'client-closed'),
    )
  })
})
