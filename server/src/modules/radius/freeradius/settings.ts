/** What a FreeRADIUS configuration depends on. */
export type FreeradiusSettings = {
  /** Absolute: FreeRADIUS reads and writes here. */
  dir: string
  /** `*` is every IPv4 address; an address with a colon is IPv6. */
  listen: readonly string[]
  authPort: number
  acctPort: number
  threads: number
  connections: number
  rejectDelaySeconds: number
  /** How long a router's secret is remembered. */
  clientLifetimeSeconds: number
}
