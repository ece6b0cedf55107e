import type { Socket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { buildAccessRequest, buildAccountingRequest, type Credentials } from './build-packets.ts'
import { RadiusError } from './errors.ts'
import { FlightLane, openConnectedSocket, type ExchangeResult, type Flight } from './flight-lane.ts'
import type { AttributeInput } from './packet.ts'

export type RadiusClientOptions = {
  /** Name or address of the peer. */
  readonly host: string
  readonly port: number
  readonly secret: string
  /** UDP sockets; each carries 256 requests in flight. Default 1. */
  readonly sockets?: number
  /** Wait for the first answer, doubled at each attempt. Default 1000. */
  readonly timeoutMs?: number
  /** Repetitions after the first attempt. Default 2. */
  readonly retries?: number
  /** Refuse answers without Message-Authenticator (CVE-2024-3596). Default false. */
  readonly requireMessageAuthenticator?: boolean
  /** Address to send from, when the peer knows us by one of several. */
  readonly localAddress?: string
  /** See `buildAccessRequest`. */
  readonly randomBytes?: (length: number) => Buffer
}

export type AccessInput = {
  readonly attributes: readonly AttributeInput[]
  readonly credentials?: Credentials
  readonly messageAuthenticator?: boolean
  readonly signal?: AbortSignal
}

export type AccountingInput = { readonly attributes: readonly AttributeInput[]; readonly signal?: AbortSignal }

/** Many requests in flight to one peer; what exceeds the identifiers waits in line. Close it, or the process stays alive. */
export class RadiusClient {
  readonly #options: RadiusClientOptions
  readonly #lanes: FlightLane[]
  readonly #waiting: Flight[] = []
  #turn = 0
  #isClosed = false

  private constructor(options: RadiusClientOptions, sockets: readonly Socket[]) {
    this.#options = options
    const { secret, requireMessageAuthenticator = false } = options
    const onFree = () => this.#launchWaiting()
    this.#lanes = sockets.map((socket) => new FlightLane(socket, { secret, requireMessageAuthenticator, onFree }))
  }

  /** Resolves the host and opens the sockets; throws `unresolvable-host`. */
  static async open(options: RadiusClientOptions): Promise<RadiusClient> {
    const address = await resolveHost(options.host)
    const count = Math.max(1, options.sockets ?? 1)
    const opening = Array.from({ length: count }, () =>
      openConnectedSocket(address, options.port, options.localAddress),
    )
    return new RadiusClient(options, await Promise.all(opening))
  }

  /** Datagrams that answered nothing: late, forged or malformed. */
  get strayCount(): number {
    return this.#lanes.reduce((sum, lane) => sum + lane.strayCount, 0)
  }

  /** Sends an Access-Request. The result without `reply` means that nobody answered; nothing is thrown for that. */
  access({ signal, ...input }: AccessInput): Promise<ExchangeResult> {
    const { secret, randomBytes } = this.#options
    const random = randomBytes ? { randomBytes } : {}
    return this.exchange((identifier) => buildAccessRequest({ ...random, ...input, identifier, secret }), signal)
  }

  /** Sends an Accounting-Request. */
  accounting({ attributes, signal }: AccountingInput): Promise<ExchangeResult> {
    const { secret } = this.#options
    return this.exchange((identifier) => buildAccountingRequest({ attributes, identifier, secret }), signal)
  }

  /** Sends whatever `build` signs for the identifier given. Rejects with the signal's reason, or `client-closed`. */
  exchange(build: (identifier: number) => Buffer, signal?: AbortSignal): Promise<ExchangeResult> {
    const { timeoutMs = 1000, retries = 2 } = this.#options
    const { promise, resolve, reject } = Promise.withResolvers<ExchangeResult>()
    if (this.#isClosed) return Promise.reject(closed())
    if (signal?.aborted) return Promise.reject(signal.reason)
    const flight = { build, timeoutMs, retries, settle: resolve, fail: reject }
    const onAbort = () => this.#abort(flight, signal?.reason)
    signal?.addEventListener('abort', onAbort, { once: true })
    this.#waiting.push(flight)
    this.#launchWaiting()
    return promise.finally(() => signal?.removeEventListener('abort', onAbort))
  }

  /** Closes every socket; requests in flight reject with `client-closed`. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    for (const flight of this.#waiting.splice(0)) flight.fail(closed())
    for (const lane of this.#lanes) lane.close(closed())
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close()
  }

  #abort(flight: Flight, reason: unknown): void {
    flight.fail(reason)
    const at = this.#waiting.indexOf(flight)
    if (at >= 0) this.#waiting.splice(at, 1)
    for (const lane of this.#lanes) lane.abandon(flight)
  }

  #launchWaiting(): void {
    while (!this.#isClosed && this.#waiting.length > 0) {
      const lane = this.#pickLane()
      const flight = lane && this.#waiting.shift()
      if (!lane || !flight) return
      lane.launch(flight)
    }
  }

  #pickLane(): FlightLane | undefined {
    for (let step = 0; step < this.#lanes.length; step++) {
      const lane = this.#lanes[this.#turn++ % this.#lanes.length]
      if (lane && !lane.isFull) return lane
    }
    return undefined
  }
}

const closed = () => new RadiusError('client-closed', 'the RADIUS client was closed before an answer came')

async function resolveHost(host: string): Promise<string> {
  if (isIP(host)) return host
  try {
    return (await lookup(host)).address
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new RadiusError('unresolvable-host', `"${host}" has no address (${reason}); check the name or use the number`)
  }
}
