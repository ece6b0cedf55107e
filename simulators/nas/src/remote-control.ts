import { packetCode, type Packet } from '@open-sgp/radius'
import type { NasIdentity } from './accounting-attributes.ts'
import type { Calls } from './calls.ts'
import { CoaListener } from './coa-listener.ts'
import { decideDynamicAuthorization, type Decision } from './decide-dynamic-authorization.ts'
import type { CoaBehaviour, NasFaults } from './faults.ts'
import { ImpairedPath } from './impaired-path.ts'
import type { NasJournal } from './nas-events.ts'
import type { NasOptions } from './nas-options.ts'
import type { SeededRandom } from './seeded-random.ts'
import type { SessionTable } from './session-table.ts'
import { readPolicy, type Session } from './session.ts'

export type RemoteControlOptions = {
  readonly identity: NasIdentity
  readonly table: SessionTable
  readonly calls: Calls
  readonly journal: NasJournal
  readonly random: SeededRandom
  readonly onLost: (path: string) => void
}

/** What others may do to the router's sessions from outside: CoA and Disconnect, and the faults of that side. */
export class RemoteControl {
  readonly #options: RemoteControlOptions
  readonly #paths: { readonly request: ImpairedPath; readonly response: ImpairedPath }
  #behaviour: CoaBehaviour = 'answer'
  #listener: CoaListener | undefined
  #port = 0

  constructor(options: RemoteControlOptions) {
    this.#options = options
    const { random, onLost } = options
    const path = (way: string) => new ImpairedPath(random.fork(`coa ${way}`), () => onLost(`coa ${way}`))
    this.#paths = { request: path('request'), response: path('response') }
  }

  get port(): number {
    return this.#port
  }

  /** Without `acceptsCoa` the port is known and nobody listens. */
  async listen({ secret, coaSecret = secret, coaPort: port = 0, acceptsCoa = true }: NasOptions): Promise<void> {
    const { journal, identity } = this.#options
    const handle = (request: Packet) => this.#handle(request)
    const common = { ...this.#paths, address: identity.address, journal, handle }
    this.#listener = await CoaListener.open({ ...common, secret: coaSecret, port })
    this.#port = this.#listener.port
    if (!acceptsCoa) this.#hush()
  }

  setFaults({ coa, coaBehaviour = 'answer' }: NasFaults): void {
    this.#behaviour = coaBehaviour
    this.#paths.request.impair(coa?.request)
    this.#paths.response.impair(coa?.response)
  }

  /** A reboot forgets earlier answers. */
  forget(): void {
    this.#listener?.forget()
  }

  close(): void {
    this.#paths.request.close()
    this.#paths.response.close()
    this.#hush()
  }

  #hush(): void {
    this.#listener?.close()
    this.#listener = undefined
  }

  #handle(request: Packet): Decision | undefined {
    const { table, identity, journal } = this.#options
    const kind = request.code === packetCode.coaRequest ? 'coa' : 'disconnect'
    const behaviour = this.#behaviour
    if (behaviour === 'ignore' || (behaviour === 'ignore-coa' && kind === 'coa')) return undefined
    const decision = decideDynamicAuthorization(request, table.live, identity, behaviour)
    if (decision.answer === 'ack' && behaviour !== 'acknowledge-only') this.#obey(kind, decision.session, request)
    const errorCause = decision.answer === 'nak' ? decision.errorCause : undefined
    journal.record({ kind, answer: decision.answer, errorCause, session: decision.session, request })
    return decision
  }

  #obey(kind: 'coa' | 'disconnect', session: Session, request: Packet): void {
    const { calls, table } = this.#options
    if (kind === 'disconnect') return calls.disconnect(session)
    const { addressLists } = session
    Object.assign(session, readPolicy(request, session))
    if (this.#behaviour === 'ignore-address-list') session.addressLists = addressLists
    table.note('changed', session)
  }
}
