import { acctTerminateCause, type AttributeInput } from '@open-sgp/radius'
import type { Accountant } from './accountant.ts'
import { credentialsOf, lineAttributes, type NasIdentity } from './accounting-attributes.ts'
import { placeSession, settleLogin, type LoginResult, type PlacedSession } from './dial-in.ts'
import type { NasJournal } from './nas-events.ts'
import type { PendingWork } from './pending-work.ts'
import type { RadiusRoute } from './radius-route.ts'
import type { SessionTable } from './session-table.ts'
import type { LoginInput, Session } from './session.ts'

export type CallsOptions = {
  readonly identity: NasIdentity
  readonly table: SessionTable
  readonly auth: RadiusRoute
  readonly accountant: Accountant
  readonly journal: NasJournal
  readonly work: PendingWork
  readonly now: () => number
  readonly messageAuthenticator: boolean
  readonly redialDelayMs: number
}

/** How lines come up and go down. */
export class Calls {
  readonly #options: CallsOptions

  constructor(options: CallsOptions) {
    this.#options = options
  }

  /** Asks RADIUS and takes an address; no session is kept yet. */
  async authenticate(login: LoginInput): Promise<LoginResult> {
    const { identity, table, auth, now, messageAuthenticator } = this.#options
    const line = table.openLine(login, now())
    const input = {
      attributes: lineAttributes(identity, line),
      credentials: credentialsOf(login),
      messageAuthenticator,
    }
    return settleLogin(line, await auth.exchange((client) => client.access(input)), table.pools)
  }

  async login(login: LoginInput): Promise<LoginResult> {
    const { table, accountant, journal } = this.#options
    const result = await this.authenticate(login)
    if (result.outcome === 'accepted') table.add(result.session)
    journal.record({ kind: 'login', username: login.username, outcome: result.outcome })
    if (result.outcome === 'accepted') await accountant.send('start', result.session)
    return result
  }

  place(login: LoginInput, given: PlacedSession): Session {
    const { table, now } = this.#options
    const session = placeSession(table.openLine(login, now()), given, table.pools)
    table.add(session)
    return session
  }

  /** Resolves to true when the Stop was acknowledged. */
  hangUp(session: Session, cause: number): Promise<boolean> {
    this.#options.table.remove(session)
    const reason: AttributeInput = ['Acct-Terminate-Cause', cause]
    return this.#options.accountant.send('stop', session, [reason])
  }

  disconnect(session: Session): void {
    void this.hangUp(session, acctTerminateCause.adminReset)
    this.#redial(session.login)
  }

  async reboot(isAnnounced: boolean): Promise<Session[]> {
    const { table, accountant } = this.#options
    const lost = table.clear()
    if (isAnnounced) await accountant.send('off')
    await accountant.send('on')
    for (const { login } of lost) this.#redial(login)
    return lost
  }

  #redial(login: LoginInput): void {
    if (!login.redial) return
    const { work, redialDelayMs } = this.#options
    const { promise, resolve } = Promise.withResolvers<void>()
    setTimeout(resolve, redialDelayMs)
    void work.track(promise.then(() => (work.isClosed ? undefined : this.login(login))))
  }
}
