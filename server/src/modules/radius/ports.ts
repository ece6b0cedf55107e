/** What a CoA or Disconnect is about: which router, which session, what to change (nothing for a Disconnect). */
export type CoaRequest = {
  kind: 'coa' | 'disconnect'
  host: string
  port: number
  secret: string
  session: { username: string; acctSessionId: string; ipv4: string | null }
  /** Attributes by dictionary name, values as text. */
  changes: readonly (readonly [name: string, value: string])[]
}

/** `failed`: the request could not even be sent. `errorCause` of a NAK is RFC 5176 §3.5: 503 = the session is gone. */
export type CoaAnswer = {
  outcome: 'ack' | 'nak' | 'timeout' | 'failed'
  errorCause?: number | undefined
  detail?: string | undefined
  tries: number
  elapsedMs: number
}

/** Speaks RFC 5176 with a router. Never throws: whatever happens is an answer. */
export type CoaSender = { send: (request: CoaRequest) => Promise<CoaAnswer> }

declare module '#kernel/ports' {
  interface Ports {
    coaSender: CoaSender
  }
}
