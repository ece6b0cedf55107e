import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { isIPv6 } from 'node:net'
import { verifyResponse } from './authenticators.ts'
import { isAnswerTo } from './codes.ts'
import { RadiusError } from './errors.ts'
import { decodePacket, type Packet } from './packet.ts'

/** What became of a request; `reply` is undefined when nobody answered, `lastError` then tells what the system reported. */
export type ExchangeResult = {
  readonly reply: Packet | undefined
  /** The datagram sent, the same at every attempt. */
  readonly request: Buffer
  readonly attempts: number
  readonly elapsedMs: number
  readonly lastError?: string
}

export type Flight = {
  readonly build: (identifier: number) => Buffer
  readonly timeoutMs: number
  readonly retries: number
  readonly settle: (result: ExchangeResult) => void
  readonly fail: (error: unknown) => void
}

type Airborne = Flight & { bytes: Buffer; attempts: number; startedAt: number; timer: NodeJS.Timeout | undefined }

type LaneOptions = {
  readonly secret: string
  readonly requireMessageAuthenticator: boolean
  /** Called when an identifier becomes free. */
  readonly onFree: () => void
}

/**
 * One connected UDP socket and its 256 identifiers. The kernel drops datagrams of other senders; those of the right
 * sender count only with a valid response authenticator, so late and forged answers fall to the ground.
 */
export class FlightLane {
  readonly #socket: Socket
  readonly #options: LaneOptions
  readonly #flights = new Map<number, Airborne>()
  #nextIdentifier = Math.floor(Math.random() * 256)
  #lastError: string | undefined
  /** Datagrams that answered nothing: late, forged or malformed. */
  strayCount = 0

  constructor(socket: Socket, options: LaneOptions) {
    this.#socket = socket
    this.#options = options
    socket.on('message', (datagram: Buffer) => this.#receive(datagram))
    // ICMP "port unreachable" of a restarting router: the next attempt may find it back.
    socket.on('error', (error: Error) => this.#note(error))
  }

  get isFull(): boolean {
    return this.#flights.size === 256
  }

  /** Sends the request and repeats the same bytes, waiting twice as long each time. Call only while not full. */
  launch(flight: Flight): void {
    while (this.#flights.has(this.#nextIdentifier)) this.#nextIdentifier = (this.#nextIdentifier + 1) % 256
    const identifier = this.#nextIdentifier
    this.#nextIdentifier = (identifier + 1) % 256
    try {
      const bytes = flight.build(identifier)
      const airborne: Airborne = { ...flight, bytes, attempts: 0, startedAt: performance.now(), timer: undefined }
      this.#flights.set(identifier, airborne)
      this.#transmit(identifier, airborne)
    } catch (error) {
      flight.fail(error)
    }
  }

  /** Gives up a flight: its caller was told already. */
  abandon(flight: Flight): void {
    for (const [identifier, airborne] of this.#flights) {
      if (airborne.settle === flight.settle) this.#land(identifier, airborne)
    }
  }

  /** Closes the socket and fails whatever was in flight. */
  close(error: RadiusError): void {
    for (const [identifier, flight] of this.#flights) {
      clearTimeout(flight.timer)
      this.#flights.delete(identifier)
      flight.fail(error)
    }
    this.#socket.close()
  }

  #transmit(identifier: number, flight: Airborne): void {
    clearTimeout(flight.timer)
    if (flight.attempts > flight.retries) {
      this.#finish(identifier, flight, undefined)
      return
    }
    const waitMs = flight.timeoutMs * 2 ** flight.attempts
    flight.attempts++
    flight.timer = setTimeout(() => this.#transmit(identifier, flight), waitMs)
    this.#socket.send(flight.bytes, (error) => this.#note(error))
  }

  #receive(datagram: Buffer): void {
    const identifier = datagram[1] ?? -1
    const flight = this.#flights.get(identifier)
    const reply = flight && this.#verify(flight, datagram)
    if (flight && reply) this.#finish(identifier, flight, reply)
    else this.strayCount++
  }

  #verify({ bytes }: Airborne, datagram: Buffer): Packet | undefined {
    const { secret, requireMessageAuthenticator } = this.#options
    if (!verifyResponse(datagram, bytes.subarray(4, 20), secret, { requireMessageAuthenticator })) return undefined
    try {
      const reply = decodePacket(datagram)
      return isAnswerTo(bytes.readUInt8(0), reply.code) ? reply : undefined
    } catch (error) {
      if (error instanceof RadiusError) return undefined
      throw error
    }
  }

  #finish(identifier: number, flight: Airborne, reply: Packet | undefined): void {
    const { bytes, attempts, startedAt, settle } = flight
    const lastError = reply === undefined ? this.#lastError : undefined
    const result = { reply, request: bytes, attempts, elapsedMs: performance.now() - startedAt }
    settle(lastError === undefined ? result : { ...result, lastError })
    this.#land(identifier, flight)
  }

  #land(identifier: number, flight: Airborne): void {
    clearTimeout(flight.timer)
    this.#flights.delete(identifier)
    this.#options.onFree()
  }

  #note(error: Error | null): void {
    if (error) this.#lastError = error.message
  }
}

/** Opens a UDP socket connected to a numeric address, from `localAddress` when given. */
export async function openConnectedSocket(address: string, port: number, localAddress?: string): Promise<Socket> {
  const socket = createSocket({ type: isIPv6(address) ? 'udp6' : 'udp4', recvBufferSize: 1 << 20 })
  try {
    if (localAddress !== undefined) {
      socket.bind({ port: 0, address: localAddress })
      await once(socket, 'listening')
    }
    socket.connect(port, address)
    await once(socket, 'connect')
    return socket
  } catch (error) {
    socket.close()
    throw error
  }
}
