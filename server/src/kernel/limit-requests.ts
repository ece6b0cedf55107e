import type { FastifyReply, FastifyRequest } from 'fastify'
import { addressOf, subscriberPart } from './address.ts'
import type { Runtime } from './context.ts'
import { tooMany } from './errors.ts'
import type { Method, Routes } from './http.ts'
import { sessionOf } from './session.ts'

/** What a route costs us: each class is counted by itself. `heavy` is whole files, PDFs and what works on many rows. */
export type RouteClass = 'read' | 'write' | 'heavy'

/** Requests a minute of one session. A person at a screen comes nowhere near; a program that runs wild does. */
export type Quotas = Readonly<Record<RouteClass, number>>
export const defaultQuotas: Quotas = { read: 1_200, write: 600, heavy: 120 }

/** A program's own limit is for what it reads and changes; of what is heavy it may ask for a tenth. */
const heavyPart = 10

const windowSeconds = 60

export function classOf(method: Method, { weight, response }: Routes[keyof Routes]): RouteClass {
  if (weight !== undefined) return weight
  if (response === 'file') return 'heavy'
  return method === 'GET' ? 'read' : 'write'
}

/** 429 for an address that asks a public route too often; in counters that all processes share. */
export async function limitAddress(
  runtime: Runtime,
  request: FastifyRequest,
  reply: FastifyReply,
  { route, perMinute }: { route: string; perMinute: number },
): Promise<void> {
  const key = `public/${route}/${subscriberPart(addressOf(request) ?? '')}`
  await limit(runtime, reply, { policy: 'public', key, perMinute })
}

/** 429 for a session that asks too often; every answer says by its headers what is left. */
export async function limitSession(
  runtime: Runtime,
  request: FastifyRequest,
  reply: FastifyReply,
  { routeClass, quotas }: { routeClass: RouteClass; quotas: Quotas },
): Promise<void> {
  const session = sessionOf(request)
  if (!session) return
  const { actor, quota } = session
  const whole = quota?.perMinute ?? quotas[routeClass]
  const perMinute = quota && routeClass === 'heavy' ? Math.ceil(whole / heavyPart) : whole
  const key = `session/${quota?.key ?? actor.sessionId}/${routeClass}`
  await limit(runtime, reply, { policy: routeClass, key, perMinute })
}

/** Fields of draft-ietf-httpapi-ratelimit-headers-10: the quota and its window; what is left and when all of it is there again. */
async function limit(
  { limits, clock }: Runtime,
  reply: FastifyReply,
  { policy, key, perMinute }: { policy: string; key: string; perMinute: number },
): Promise<void> {
  const taken = await limits.takeOne({ key, limit: perMinute, windowSeconds }, clock())
  void reply
    .header('ratelimit-policy', `"${policy}";q=${perMinute};w=${windowSeconds}`)
    .header('ratelimit', `"${policy}";r=${taken.remaining};t=${taken.fullInSeconds}`)
  if (!taken.isAllowed)
    throw tooMany(
      `Muitos pedidos em pouco tempo. Aguarde ${taken.retryInSeconds} s e tente de novo.`,
      taken.retryInSeconds,
    )
}
