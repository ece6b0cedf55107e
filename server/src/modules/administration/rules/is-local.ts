import { isIPv4 } from 'node:net'

/** Whether a host is this very machine, by its own word: `127.` may also begin a name, and that leads anywhere. */
export const isLocal = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
