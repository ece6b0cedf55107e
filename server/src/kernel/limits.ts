import type { Log } from './log.ts'

/** A bucket of `limit` tokens that fills itself evenly within `windowSeconds`. `key` says whose it is and of what. */
export type Bucket = { key: string; limit: number; windowSeconds: number }
/** `cost` tokens (default 1) of a bucket; a negative cost gives them back. */
export type Take = Bucket & { cost?: number }
export type Taken = {
  isAllowed: boolean
  /** Whole tokens left. */
  remaining: number
  /** Until the bucket is full again. */
  fullInSeconds: number
  /** Until the refused cost would be there; 0 when it was allowed. */
  retryInSeconds: number
}

/** Buckets that all processes share. */
export type LimitStore = {
  /** Takes of each bucket on its own: one that refuses loses nothing. The keys of one call differ. */
  take: (takes: readonly Take[], now: Date) => Promise<Taken[]>
  /** Fills these buckets. */
  forget: (keys: readonly string[]) => Promise<void>
}

export type Limits = LimitStore & {
  /** Those of them that this process remembers as refused; asks nobody. */
  recall: (buckets: readonly Bucket[], now: Date) => Taken[]
  /** Takes one token, from a small handful that this process took before where the bucket is large. Never gives more than the bucket holds. */
  takeOne: (bucket: Bucket, now: Date) => Promise<Taken>
}

/** Beyond so many keys the oldest are forgotten: what a flood may cost us in memory. */
const maxKeys = 50_000

/** So many handfuls make a bucket: what a process may hold of a bucket that another one misses. */
const handfuls = 50

type Handful = { tokens: number; remaining: number; fullAtMs: number; expiresAtMs: number }

/** The generic cell rate algorithm (ITU-T I.371): what a bucket that will be full at `fullAtMs` answers. */
export function read({ limit, windowSeconds, cost = 1 }: Take, fullAtMs: number, isAllowed: boolean, now: Date): Taken {
  const perToken = (windowSeconds * 1000) / limit
  const owedMs = Math.max(0, fullAtMs - now.getTime())
  return {
    isAllowed,
    remaining: Math.max(0, Math.floor(limit - owedMs / perToken + 1e-6)),
    fullInSeconds: Math.ceil(owedMs / 1000),
    retryInSeconds: isAllowed ? 0 : Math.max(1, Math.ceil((owedMs + cost * perToken - windowSeconds * 1000) / 1000)),
  }
}

/** Puts the memory of this process before a store: a flood that was refused is refused again without asking, a busy session asks now and then. */
export function createLimits(store: LimitStore): Limits {
  const refused = new Map<string, { untilMs: number; taken: Taken }>()
  const handsFull = new Map<string, Handful>()

  const remembered = (key: string, now: Date): Taken | undefined => {
    const known = refused.get(key)
    if (!known) return undefined
    const leftMs = known.untilMs - now.getTime()
    if (leftMs > 0) return { ...known.taken, retryInSeconds: Math.ceil(leftMs / 1000) }
    refused.delete(key)
    return undefined
  }

  const take: LimitStore['take'] = async (takes, now) => {
    const known = takes.map((one) => ((one.cost ?? 1) > 0 ? remembered(one.key, now) : undefined))
    const open = takes.filter((_, at) => known[at] === undefined)
    const answers = open.length > 0 ? await store.take(open, now) : []
    for (const [at, taken] of answers.entries()) {
      const { key = '', cost = 1 } = open[at] ?? {}
      if (!taken.isAllowed && cost <= 1)
        keep(refused, key, { untilMs: now.getTime() + taken.retryInSeconds * 1000, taken })
      if (taken.isAllowed) refused.delete(key)
    }
    let next = 0
    return known.map((taken) => taken ?? answers[next++] ?? unanswered())
  }

  const takeOne = async (bucket: Bucket, now: Date): Promise<Taken> => {
    const held = useHandful(handsFull.get(bucket.key), now)
    if (held) return held
    const cost = Math.max(1, Math.floor(bucket.limit / handfuls))
    const [many = unanswered()] = await take([{ ...bucket, cost }], now)
    if (!many.isAllowed) return cost === 1 ? many : ((await take([bucket], now))[0] ?? unanswered())
    const handful = {
      tokens: cost - 1,
      remaining: many.remaining,
      fullAtMs: now.getTime() + many.fullInSeconds * 1000,
      expiresAtMs: now.getTime() + bucket.windowSeconds * 1000,
    }
    if (cost > 1) keep(handsFull, bucket.key, handful)
    return { ...many, remaining: many.remaining + handful.tokens }
  }

  const forget: LimitStore['forget'] = async (keys) => {
    for (const key of keys) for (const memory of [refused, handsFull]) memory.delete(key)
    await store.forget(keys)
  }
  const recall: Limits['recall'] = (buckets, now) =>
    buckets.map(({ key }) => remembered(key, now)).filter((taken) => taken !== undefined)
  return { take, takeOne, forget, recall }
}

function useHandful(hand: Handful | undefined, now: Date): Taken | undefined {
  if (!hand || hand.tokens < 1 || hand.expiresAtMs <= now.getTime()) return undefined
  hand.tokens -= 1
  const fullInSeconds = Math.max(0, Math.ceil((hand.fullAtMs - now.getTime()) / 1000))
  return { isAllowed: true, remaining: hand.remaining + hand.tokens, fullInSeconds, retryInSeconds: 0 }
}

/** Set anew, so that the map stays in order of the last news. */
function keep<T>(memory: Map<string, T>, key: string, value: T): void {
  memory.delete(key)
  memory.set(key, value)
  if (memory.size > maxKeys) memory.delete(memory.keys().next().value ?? key)
}

function unanswered(): never {
  throw new Error('The store of limits gave fewer answers than it was asked for.')
}

/** Asks the second store while the first does not answer: a broken counter never means "allowed". */
export function withFallback(first: LimitStore, second: LimitStore, { log }: { log: Log }): LimitStore {
  const pauseMs = 5_000
  let brokenUntil = 0
  const attempt = async <T>(work: (store: LimitStore) => Promise<T>): Promise<T> => {
    if (performance.now() < brokenUntil) return await work(second)
    try {
      return await work(first)
    } catch (error) {
      log.warn({ err: error }, 'limits: first store does not answer, asking the second')
      brokenUntil = performance.now() + pauseMs
      return await work(second)
    }
  }
  return {
    take: (takes, now) => attempt((store) => store.take(takes, now)),
    // Both, so that a bucket forgotten during an outage does not come back after it.
    forget: async (keys) => {
      await second.forget(keys)
      await attempt(async (store) => (store === second ? undefined : await store.forget(keys)))
    },
  }
}
