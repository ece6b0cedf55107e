import { RadiusClient, type ExchangeResult } from '@open-sgp/radius'
import { FaultyLink } from './faulty-link.ts'
import type { LineFaults } from './faults.ts'
import { ImpairedPath } from './impaired-path.ts'
import type { NasOptions } from './nas-options.ts'
import type { SeededRandom } from './seeded-random.ts'

/** A RADIUS server port, primary or backup. */
export type ServerPort = { readonly host: string; readonly port: number }

export type RouteOptions = {
  readonly name: 'auth' | 'accounting'
  readonly servers: readonly ServerPort[]
  readonly secret: string
  readonly localAddress: string
  readonly timeoutMs: number
  readonly retries: number
  readonly random: SeededRandom
  readonly onLost: (path: string) => void
}

/** The way to the primary server of a router and to its backup. */
export function openRoute(
  name: RouteOptions['name'],
  options: NasOptions,
  { random, onLost }: Pick<RouteOptions, 'random' | 'onLost'>,
): RadiusRoute {
  const { secret, backup, nasIp: localAddress = '127.0.0.1', timeoutMs = 300, retries = 2 } = options
  const { radiusHost = '127.0.0.1', authPort = 1812, acctPort = 1813 } = options
  const servers = [{ host: radiusHost, port: name === 'auth' ? authPort : acctPort }]
  if (backup) servers.push({ host: backup.host, port: name === 'auth' ? backup.authPort : backup.acctPort })
  return new RadiusRoute({ name, servers, secret, localAddress, timeoutMs, retries, random: random.fork(name), onLost })
}

/** The router's way to its servers: straight while the line is good, through a `FaultyLink` once it has faults. */
export class RadiusRoute {
  readonly #options: RouteOptions
  readonly #clients = new Map<string, Promise<RadiusClient>>()
  readonly #links: FaultyLink[] = []
  readonly #request: ImpairedPath
  readonly #response: ImpairedPath
  #isImpaired = false
  #isClosed = false

  constructor(options: RouteOptions) {
    this.#options = options
    const { name, random, onLost } = options
    const path = (way: string) => new ImpairedPath(random.fork(`${name} ${way}`), () => onLost(`${name} ${way}`))
    this.#request = path('request')
    this.#response = path('response')
  }

  setFaults(faults: LineFaults | undefined): void {
    this.#isImpaired = faults !== undefined
    this.#request.impair(faults?.request)
    this.#response.impair(faults?.response)
  }

  /** Asks the servers in turn until one answers. */
  async exchange(ask: (client: RadiusClient) => Promise<ExchangeResult>): Promise<ExchangeResult> {
    let last: ExchangeResult | undefined
    for (const server of this.#options.servers) {
      last = await ask(await this.#clientOf(server))
      if (last.reply) return last
    }
    if (!last) throw new Error('the simulated router has no RADIUS server')
    return last
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#request.close()
    this.#response.close()
    for (const opened of await Promise.allSettled(this.#clients.values())) {
      if (opened.status === 'fulfilled') opened.value.close()
    }
    for (const link of this.#links) link.close()
  }

  async #clientOf(server: ServerPort): Promise<RadiusClient> {
    if (this.#isClosed) throw new Error('the simulated router is closed')
    const key = `${this.#isImpaired ? 'link' : 'straight'} ${server.host}:${server.port}`
    const client = this.#clients.get(key) ?? this.#openClient(server)
    this.#clients.set(key, client)
    return client
  }

  async #openClient(server: ServerPort): Promise<RadiusClient> {
    const { secret, localAddress, timeoutMs, retries, random } = this.#options
    const common = { secret, localAddress, timeoutMs, retries, randomBytes: random.bytes, sockets: 2 }
    if (!this.#isImpaired) return RadiusClient.open({ ...common, ...server })
    const link = await FaultyLink.open({ ...server, localAddress, request: this.#request, response: this.#response })
    this.#links.push(link)
    return RadiusClient.open({ ...common, host: localAddress, port: link.port })
  }
}
