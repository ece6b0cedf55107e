import { subscriberPart } from './address.ts'
import { tooMany } from './errors.ts'

/** Throws 429 when the address asked too often. */
export type Limiter = (address: string, now: Date) => void

type Bucket = { tokens: number; at: number }

/** Beyond so many addresses the quietest are forgotten: what a flood may cost us in memory. */
const maxAddresses = 50_000

/**
 * A bucket of `perMinute` requests for each address (IPv6: each /64), filled again evenly over a minute. In the memory of this
 * process: with N processes an address has N times as many, which bounds a guesser of links and a flood alike.
 */
export function createLimiter(perMinute: number): Limiter {
  const buckets = new Map<string, Bucket>()
  return (address, now) => {
    const key = subscriberPart(address)
    const known = buckets.get(key)
    const gained = known === undefined ? perMinute : (Math.max(0, now.getTime() - known.at) / 60_000) * perMinute
    const tokens = Math.min(perMinute, (known?.tokens ?? 0) + gained)
    // Set anew, so that the map stays in order of the last request.
    buckets.delete(key)
    buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now.getTime() })
    if (buckets.size > maxAddresses) buckets.delete(buckets.keys().next().value ?? key)
    if (tokens < 1)
      throw tooMany(
        'Muitos pedidos deste endereço. Aguarde um pouco e tente de novo.',
        Math.ceil(((1 - tokens) * 60) / perMinute),
      )
  }
}
