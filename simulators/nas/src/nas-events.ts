import type { Packet } from '@open-sgp/radius'
import type { Session } from './session.ts'

export type AccountingStatus = 'start' | 'interim' | 'stop' | 'on' | 'off'

/** Everything that happens to the router, as facts. */
export type NasEvent =
  | {
      readonly kind: 'login'
      readonly username: string
      readonly outcome: 'accepted' | 'rejected' | 'timeout' | 'failed'
    }
  | { readonly kind: 'session'; readonly change: 'opened' | 'changed' | 'closed'; readonly session: Session }
  | {
      readonly kind: 'accounting'
      readonly status: AccountingStatus
      readonly session: Session | undefined
      /** False when no server answered: the record is lost, as on a real router. */
      readonly isAcknowledged: boolean
    }
  | {
      readonly kind: 'coa' | 'disconnect'
      readonly answer: 'ack' | 'nak'
      readonly errorCause: number | undefined
      readonly session: Session | undefined
      readonly request: Packet
    }
  | { readonly kind: 'duplicate'; readonly code: number }
  | { readonly kind: 'discarded'; readonly reason: 'authenticator' | 'malformed' | 'code' | 'ignored' }
  | { readonly kind: 'lost'; readonly path: string }

export type NasEventKind = NasEvent['kind']
export type NasEventOf<Kind extends NasEventKind> = NasEvent & { readonly kind: Kind }

/** `what` ends the sentence of the error when time is up. */
export type Wait<Result> = {
  readonly look: () => Result | undefined
  readonly what: () => string
  readonly timeoutMs: number
}

const longestBacklog = 20_000

/** A journal that tests await: events wait in line per kind, so that none is missed between two awaits. */
export class NasJournal {
  readonly #backlog: NasEvent[] = []
  readonly #observers = new Set<(event: NasEvent) => void>()

  record(event: NasEvent): void {
    this.#backlog.push(event)
    if (this.#backlog.length > longestBacklog) this.#backlog.shift()
    for (const observer of this.#observers) observer(event)
  }

  /** Calls `observer` for every event from now on; returns the way to stop. */
  subscribe(observer: (event: NasEvent) => void): () => void {
    this.#observers.add(observer)
    return () => this.#observers.delete(observer)
  }

  /** The oldest event of the kind that nobody took yet, or the next to come; rejects after `timeoutMs`. */
  next<Kind extends NasEventKind>(kind: Kind, timeoutMs: number): Promise<NasEventOf<Kind>> {
    return this.wait({ look: () => this.#take(kind), what: () => `no "${kind}" reached the router`, timeoutMs })
  }

  /** What `look` finds now, or after one of the events to come; rejects after `timeoutMs`. */
  wait<Result>({ look, what, timeoutMs }: Wait<Result>): Promise<Result> {
    const found = look()
    if (found !== undefined) return Promise.resolve(found)
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const timer = setTimeout(() => {
      stop()
      reject(new Error(`${what()} within ${timeoutMs} ms`))
    }, timeoutMs)
    const stop = this.subscribe(() => {
      const now = look()
      if (now === undefined) return
      stop()
      clearTimeout(timer)
      resolve(now)
    })
    return promise
  }

  #take<Kind extends NasEventKind>(kind: Kind): NasEventOf<Kind> | undefined {
    const at = this.#backlog.findIndex((event) => event.kind === kind)
    const [event] = at < 0 ? [] : this.#backlog.splice(at, 1)
    return event && isKind(event, kind) ? event : undefined
  }
}

function isKind<Kind extends NasEventKind>(event: NasEvent, kind: Kind): event is NasEventOf<Kind> {
  return event.kind === kind
}
