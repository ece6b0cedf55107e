/** Whether a host is this very machine, by its own word: `127.` may also begin a name, and that leads anywhere. */
export const isLocal = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.(25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(host)
