import type { NasFaults } from './faults.ts'

export type NasOptions = {
  /** Shared with the RADIUS server. */
  readonly secret: string
  /** Shared with the CoA client; default `secret`. */
  readonly coaSecret?: string
  /** Default 127.0.0.1. Nothing is sent there before the first login or accounting record. */
  readonly radiusHost?: string
  /** Default 1812. */
  readonly authPort?: number
  /** Default 1813. */
  readonly acctPort?: number
  /** Asked when the first server is silent. */
  readonly backup?: { readonly host: string; readonly authPort: number; readonly acctPort: number }
  /** Port for CoA and Disconnect; 0 (the default) takes a free one. */
  readonly coaPort?: number
  /** False: nothing listens there, as with `/radius incoming accept=no`. Default true. */
  readonly acceptsCoa?: boolean
  /** IPv4 address of the router; it sends from and listens on it. Default 127.0.0.1; 127.0.0.2 makes a second router. */
  readonly nasIp?: string
  /** NAS-Identifier. Default `nas-1`. */
  readonly nasIdentifier?: string
  /** PPPoE service, sent as Called-Station-Id. Default `pppoe`. */
  readonly serviceName?: string
  /** Pools by the name that Framed-Pool gives; `default` serves an Accept that names none. */
  readonly pools?: Readonly<Record<string, string>>
  readonly faults?: NasFaults
  /** Same seed, same losses. Default 1. */
  readonly seed?: number
  /** Wait for the first answer of a server. Default 300, as in RouterOS. */
  readonly timeoutMs?: number
  /** Default 2. */
  readonly retries?: number
  /** Pause of a CPE before it dials again. Default 10. */
  readonly redialDelayMs?: number
  /** Milliseconds since 1970; default the system clock. */
  readonly now?: () => number
  /** Send Message-Authenticator in Access-Requests. Default true. */
  readonly messageAuthenticator?: boolean
}

/** Pools as small Brazilian providers have them: shared address space (RFC 6598) and a private one for blocked lines. */
export const defaultPools = { default: '100.64.0.0/16', bloqueados: '10.24.0.0/20' } as const
