import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import type { ImpairedPath } from './impaired-path.ts'

export type LinkOptions = {
  readonly host: string
  readonly port: number
  /** Address that the far side sees as the sender. */
  readonly localAddress: string
  readonly request: ImpairedPath
  readonly response: ImpairedPath
}

/**
 * A bad line on real UDP sockets: clients send to `port`, the link forwards to the target and back, losing, repeating,
 * delaying and reordering as its two paths say. Each client port keeps a port of its own towards the target.
 */
export class FaultyLink {
  readonly port: number
  readonly #entrance: Socket
  readonly #exits = new Map<number, Promise<Socket>>()
  readonly #options: LinkOptions

  private constructor(entrance: Socket, options: LinkOptions) {
    this.#entrance = entrance
    this.#options = options
    this.port = entrance.address().port
    entrance.on('message', (datagram, client) => {
      options.request.pass(() => void this.#forward(datagram, client.port))
    })
  }

  static async open(options: LinkOptions): Promise<FaultyLink> {
    const entrance = createSocket('udp4')
    entrance.bind(0, options.localAddress)
    await once(entrance, 'listening')
    return new FaultyLink(entrance, options)
  }

  close(): void {
    this.#entrance.close()
    for (const exit of this.#exits.values()) void exit.then((socket) => socket.close())
    this.#exits.clear()
  }

  async #forward(datagram: Buffer, clientPort: number): Promise<void> {
    const exit = this.#exits.get(clientPort) ?? this.#openExit(clientPort)
    this.#exits.set(clientPort, exit)
    const socket = await exit
    if (this.#exits.has(clientPort)) socket.send(datagram, this.#options.port, this.#options.host)
  }

  async #openExit(clientPort: number): Promise<Socket> {
    const { localAddress, response } = this.#options
    const exit = createSocket('udp4')
    exit.bind(0, localAddress)
    await once(exit, 'listening')
    exit.on('message', (datagram) => {
      response.pass(() => {
        if (this.#exits.has(clientPort)) this.#entrance.send(datagram, clientPort, localAddress)
      })
    })
    return exit
  }
}
