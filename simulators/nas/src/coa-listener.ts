import { buildResponse, decodePacket, findValues, packetCode, RadiusError, verifyRequest } from '@open-sgp/radius'
import type { AttributeInput, Packet } from '@open-sgp/radius'
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import { once } from 'node:events'
import type { Decision } from './decide-dynamic-authorization.ts'
import type { ImpairedPath } from './impaired-path.ts'
import type { NasJournal } from './nas-events.ts'

export type CoaListenerOptions = {
  readonly secret: string
  readonly address: string
  /** 0 for a free one. */
  readonly port: number
  readonly journal: NasJournal
  readonly request: ImpairedPath
  readonly response: ImpairedPath
  /** Decides and does; undefined keeps silent. Called once per request, however often it is repeated. */
  readonly handle: (request: Packet) => Decision | undefined
}

const rememberedAnswers = 1000

/** The router's CoA port: verifies, recognises duplicates and repeats their answer (RFC 5176 §2.3), keeps silent on forgeries. */
export class CoaListener {
  readonly port: number
  readonly #socket: Socket
  readonly #options: CoaListenerOptions
  readonly #answers = new Map<string, Buffer>()

  private constructor(socket: Socket, options: CoaListenerOptions) {
    this.#socket = socket
    this.#options = options
    this.port = socket.address().port
    socket.on('message', (datagram, peer) => options.request.pass(() => this.#receive(datagram, peer)))
  }

  static async open(options: CoaListenerOptions): Promise<CoaListener> {
    const socket = createSocket('udp4')
    socket.bind(options.port, options.address)
    await once(socket, 'listening')
    return new CoaListener(socket, options)
  }

  /** After a reboot no earlier answer is remembered. */
  forget(): void {
    this.#answers.clear()
  }

  close(): void {
    this.#socket.close()
  }

  #receive(datagram: Buffer, peer: RemoteInfo): void {
    const { journal, secret, handle } = this.#options
    const request = this.#read(datagram)
    if (!request) return
    const key = `${peer.address}:${peer.port}:${request.identifier}:${request.authenticator.toString('hex')}`
    const earlier = this.#answers.get(key)
    if (earlier) {
      journal.record({ kind: 'duplicate', code: request.code })
      this.#send(earlier, peer)
      return
    }
    const decision = handle(request)
    if (!decision) {
      journal.record({ kind: 'discarded', reason: 'ignored' })
      return
    }
    const bytes = buildAnswer(request, decision, secret)
    this.#answers.set(key, bytes)
    const oldest = this.#answers.size > rememberedAnswers ? this.#answers.keys().next().value : undefined
    if (oldest !== undefined) this.#answers.delete(oldest)
    this.#send(bytes, peer)
  }

  #read(datagram: Buffer): Packet | undefined {
    const { journal, secret } = this.#options
    try {
      const request = decodePacket(datagram)
      const isKnown = request.code === packetCode.coaRequest || request.code === packetCode.disconnectRequest
      if (isKnown && verifyRequest(datagram, secret)) return request
      journal.record({ kind: 'discarded', reason: isKnown ? 'authenticator' : 'code' })
    } catch (error) {
      if (!(error instanceof RadiusError)) throw error
      journal.record({ kind: 'discarded', reason: 'malformed' })
    }
    return undefined
  }

  #send(bytes: Buffer, peer: RemoteInfo): void {
    this.#options.response.pass(() => {
      // The simulator may have been closed while the answer was on its way.
      this.#socket.send(bytes, peer.port, peer.address)
    })
  }
}

function buildAnswer(request: Packet, decision: Decision, secret: string): Buffer {
  const states = findValues(request, 'Proxy-State').map((value): AttributeInput => ['Proxy-State', value])
  const cause: AttributeInput[] = decision.answer === 'nak' ? [['Error-Cause', decision.errorCause]] : []
  const messageAuthenticator = request.attributes.some(({ name }) => name === 'Message-Authenticator')
  const code = request.code + (decision.answer === 'ack' ? 1 : 2)
  return buildResponse({ code, request, secret, attributes: [...cause, ...states], messageAuthenticator })
}
