import { acctTerminateCause } from '@open-sgp/radius'
import { Accountant } from './accountant.ts'
import type { NasIdentity } from './accounting-attributes.ts'
import { Calls } from './calls.ts'
import type { LoginResult, PlacedSession } from './dial-in.ts'
import type { NasFaults } from './faults.ts'
import { NasJournal, type NasEvent, type NasEventKind, type NasEventOf } from './nas-events.ts'
import { defaultPools, type NasOptions } from './nas-options.ts'
import { PendingWork } from './pending-work.ts'
import { openRoute, type RadiusRoute } from './radius-route.ts'
import { RemoteControl } from './remote-control.ts'
import { runLoad, type LoadPlan, type LoadReport } from './run-load.ts'
import { seedRandom } from './seeded-random.ts'
import { SessionTable } from './session-table.ts'
import type { Counters, LoginInput, Session } from './session.ts'

export type WaitOptions = { readonly timeoutMs?: number }
export type LoginLoad = LoadPlan & { readonly login: (index: number) => LoginInput }
export type AccountingLoad = LoadPlan & {
  readonly status: 'start' | 'interim' | 'stop'
  readonly counters?: (index: number) => Counters
}

/** A simulated PPPoE access router. Open it with `createNas`, close it with `close` or `await using`. */
export class Nas {
  readonly identity: NasIdentity
  readonly #options: NasOptions
  readonly #journal = new NasJournal()
  readonly #work = new PendingWork()
  readonly #table: SessionTable
  readonly #auth: RadiusRoute
  readonly #accounting: RadiusRoute
  readonly #accountant: Accountant
  readonly #calls: Calls
  readonly #control: RemoteControl

  constructor(options: NasOptions) {
    this.#options = options
    const {
      nasIp = '127.0.0.1',
      nasIdentifier = 'nas-1',
      serviceName = 'pppoe',
      pools = defaultPools,
      now = Date.now,
    } = options
    const { seed = 1, messageAuthenticator = true, redialDelayMs = 10 } = options
    const random = seedRandom(seed)
    const onLost = (path: string) => this.#journal.record({ kind: 'lost', path })
    const identity = { address: nasIp, identifier: nasIdentifier, serviceName }
    const shared = { identity, journal: this.#journal, work: this.#work, now }
    this.identity = identity
    this.#table = new SessionTable(pools, random.fork('lines'), this.#journal)
    this.#auth = openRoute('auth', options, { random, onLost })
    this.#accounting = openRoute('accounting', options, { random, onLost })
    this.#accountant = new Accountant({ ...shared, route: this.#accounting })
    const devices = { table: this.#table, auth: this.#auth, accountant: this.#accountant }
    this.#calls = new Calls({ ...shared, ...devices, messageAuthenticator, redialDelayMs })
    this.#control = new RemoteControl({ ...shared, table: this.#table, calls: this.#calls, random, onLost })
    this.setFaults(options.faults ?? {})
  }

  /** Live sessions by Acct-Session-Id. */
  get sessions(): ReadonlyMap<string, Session> {
    return this.#table.live
  }

  /** Port for CoA and Disconnect on `identity.address`. */
  get coaPort(): number {
    return this.#control.port
  }

  /** Opens the CoA port; called by `createNas`. */
  listen(): Promise<void> {
    return this.#control.listen(this.#options)
  }

  /** Replaces all faults; an empty object mends the router. Probabilities go on with the numbers of the seed. */
  setFaults(faults: NasFaults): void {
    this.#auth.setFaults(faults.auth)
    this.#accounting.setFaults(faults.accounting)
    this.#control.setFaults(faults)
  }

  /** Dials in; resolves once the accounting Start was acknowledged or given up. */
  login(login: LoginInput): Promise<LoginResult> {
    return this.#calls.login(login)
  }

  /** Puts a session there as if it had dialled in earlier: no packet is sent. For tests without a RADIUS server. */
  placeSession(login: LoginInput, given: PlacedSession = {}): Session {
    return this.#calls.place(login, given)
  }

  /** Sends an Interim-Update; counters not given keep their last value. Resolves to true when acknowledged. */
  interim(session: Session, counters: Counters = {}): Promise<boolean> {
    session.counters = { ...session.counters, ...counters }
    return this.#accountant.send('interim', session)
  }

  /** The subscriber hangs up. Resolves to true when the Stop was acknowledged. */
  stop(session: Session, counters: Counters = {}): Promise<boolean> {
    session.counters = { ...session.counters, ...counters }
    return this.#calls.hangUp(session, acctTerminateCause.userRequest)
  }

  /**
   * Power cut: every session is lost without Stop, ids start anew, then Accounting-On; sessions with `redial` dial again.
   * `announce` also sends Accounting-Off first, as an ordered reboot does. Resolves to the sessions lost, redials not awaited.
   */
  reboot({ announce = false }: { readonly announce?: boolean } = {}): Promise<Session[]> {
    this.#control.forget()
    return this.#calls.reboot(announce)
  }

  /** The oldest event of a kind that no `next` took yet, or the next to come. Rejects after `timeoutMs` (default 5000). */
  next<Kind extends NasEventKind>(kind: Kind, { timeoutMs = 5000 }: WaitOptions = {}): Promise<NasEventOf<Kind>> {
    return this.#journal.next(kind, timeoutMs)
  }

  /** The subscriber's session that `accepts` likes, now or as soon as there is one; else rejects and says what there is. */
  sessionOf(
    username: string,
    accepts: (session: Session) => boolean = () => true,
    { timeoutMs = 5000 }: WaitOptions = {},
  ): Promise<Session> {
    const look = () => this.#table.of(username).find(accepts)
    return this.#journal.wait({
      look,
      what: () => `wanted another session than ${this.#table.describe(username)}`,
      timeoutMs,
    })
  }

  /** Resolves as soon as the subscriber has no session. */
  async sessionsGone(username: string, { timeoutMs = 5000 }: WaitOptions = {}): Promise<void> {
    const look = () => this.#table.of(username).length === 0 || undefined
    await this.#journal.wait({ look, what: () => `still there is ${this.#table.describe(username)}`, timeoutMs })
  }

  /** Calls `listener` at every event; returns the way to stop. */
  subscribe(listener: (event: NasEvent) => void): () => void {
    return this.#journal.subscribe(listener)
  }

  /** Logins as a measurement: Access-Requests only, no session is kept and no accounting sent. */
  loadLogins({ login, ...plan }: LoginLoad): Promise<LoadReport> {
    return runLoad(plan, async (index) => {
      const result = await this.#calls.authenticate(login(index))
      if (result.outcome === 'accepted') this.#table.release(result.session)
      return result.outcome
    })
  }

  /** Accounting records as a measurement, over the live sessions in turn. A Stop ends its session. */
  loadAccounting({ status, counters = () => ({}), ...plan }: AccountingLoad): Promise<LoadReport> {
    const sessions = [...this.sessions.values()]
    const send = {
      start: (session: Session) => this.#accountant.send('start', session),
      interim: this.interim.bind(this),
      stop: this.stop.bind(this),
    }
    return runLoad(plan, async (index) => {
      const session = sessions[index % sessions.length]
      if (!session) throw new Error('the router has no session: call login or placeSession first')
      return (await send[status](session, counters(index))) ? 'acknowledged' : 'timeout'
    })
  }

  /** Resolves when no accounting packet and no redial is under way. */
  settle(): Promise<void> {
    return this.#work.settle()
  }

  /** Closes every socket; what is under way is given up. */
  async close(): Promise<void> {
    this.#work.close()
    this.#control.close()
    await Promise.all([this.#auth.close(), this.#accounting.close()])
    await this.settle()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

/** A simulated access router on real UDP sockets, ready to dial and to answer CoA. */
export async function createNas(options: NasOptions): Promise<Nas> {
  const nas = new Nas(options)
  await nas.listen()
  return nas
}
