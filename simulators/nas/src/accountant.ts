import { acctStatusType, type AttributeInput } from '@open-sgp/radius'
import { identityAttributes, lineAttributes, sessionAttributes, type NasIdentity } from './accounting-attributes.ts'
import type { AccountingStatus, NasJournal } from './nas-events.ts'
import type { PendingWork } from './pending-work.ts'
import type { RadiusRoute } from './radius-route.ts'
import type { Session } from './session.ts'

const statusTypes = {
  start: acctStatusType.start,
  interim: acctStatusType.interimUpdate,
  stop: acctStatusType.stop,
  on: acctStatusType.accountingOn,
  off: acctStatusType.accountingOff,
}

export type AccountantOptions = {
  readonly route: RadiusRoute
  readonly identity: NasIdentity
  readonly journal: NasJournal
  readonly work: PendingWork
  readonly now: () => number
}

/** Writes and sends the router's accounting records (RFC 2866). */
export class Accountant {
  readonly #options: AccountantOptions

  constructor(options: AccountantOptions) {
    this.#options = options
  }

  /** Resolves to true when a server acknowledged, to false when the record was given up. */
  async send(status: AccountingStatus, session?: Session, more: readonly AttributeInput[] = []): Promise<boolean> {
    const { route, journal, work } = this.#options
    const attributes = this.#attributesOf(status, session, more)
    const result = await work.track(route.exchange((client) => client.accounting({ attributes })))
    const isAcknowledged = result?.reply !== undefined
    journal.record({ kind: 'accounting', status, session, isAcknowledged })
    return isAcknowledged
  }

  #attributesOf(
    status: AccountingStatus,
    session: Session | undefined,
    more: readonly AttributeInput[],
  ): AttributeInput[] {
    const { identity } = this.#options
    const now = this.#options.now()
    const subject: AttributeInput[] = session
      ? [...lineAttributes(identity, session), ...sessionAttributes(session, now)]
      : [...identityAttributes(identity), ['Acct-Session-Id', '00000000']]
    return [
      ['Acct-Status-Type', statusTypes[status]],
      ...subject,
      ['Event-Timestamp', new Date(now)],
      ['Acct-Delay-Time', 0],
      ...more,
    ]
  }
}
