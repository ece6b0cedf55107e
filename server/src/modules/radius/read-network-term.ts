import { isIP } from 'node:net'

/** What somebody looks for on the network: an address, a MAC in any spelling, or part of a user name. */
export type NetworkTerm = { address: string } | { mac: string } | { username: string }

const macShape = /^([0-9a-f]{2}[:.-]?){5}[0-9a-f]{2}$|^[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}$/

export function readNetworkTerm(text: string): NetworkTerm {
  const term = text.trim().toLowerCase()
  if (isIP(term) !== 0) return { address: term }
  return macShape.test(term) ? { mac: term.replace(/[^0-9a-f]/g, '') } : { username: term }
}
