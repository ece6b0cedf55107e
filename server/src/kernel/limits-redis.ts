import { createClient } from 'redis'
import { z } from 'zod'
import type { Log } from './log.ts'
import { read, type LimitStore } from './limits.ts'

/**
 * Takes of every key in one step. Arguments: now, then per key the cost and the window, all in milliseconds. Gives per key whether it
 * was allowed and when the bucket is full. A key lives until then.
 */
const script = `
local now = tonumber(ARGV[1])
local answers = {}
for i, key in ipairs(KEYS) do
  local cost, room = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local full = math.max(tonumber(redis.call('GET', key) or now), now)
  if full + cost <= now + room + 0.001 then
    full = full + cost
    redis.call('SET', key, string.format('%.3f', full), 'PX', math.max(1, math.ceil(full - now)))
    answers[i] = {1, string.format('%.3f', full)}
  else
    answers[i] = {0, string.format('%.3f', full)}
  end
end
return answers`

const Answers = z.array(z.tuple([z.number(), z.string()]))
const prefix = 'open-sgp:limits:'
/** Longer than any healthy Redis takes; then PostgreSQL is asked. */
const answerMs = 250

/** Buckets in Redis. Throws when it does not answer in time. Close it. */
export function redisLimits(url: string, { log }: { log: Log }): LimitStore & { close: () => Promise<void> } {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: { connectTimeout: 2_000, reconnectStrategy: (attempt) => Math.min(5_000, 100 * 2 ** attempt) },
  })
  client.on('error', (error: Error) => log.debug({ err: error }, 'redis'))
  const connected = client.connect().then(
    () => {},
    () => {},
  )
  return {
    take: async (takes, now) => {
      const costs = takes.flatMap(({ limit, windowSeconds, cost = 1 }) => [
        String(((windowSeconds * 1000) / limit) * cost),
        String(windowSeconds * 1000),
      ])
      const keys = takes.map(({ key }) => prefix + key)
      const answers = await inTime(
        connected.then(() => client.eval(script, { keys, arguments: [String(now.getTime()), ...costs] })),
      )
      return Answers.parse(answers).map(([allowed, fullAt], at) => {
        const asked = takes[at]
        if (!asked) throw new Error('Redis gave more answers than it was asked for.')
        return read(asked, Number(fullAt), allowed === 1, now)
      })
    },
    forget: async (keys) => {
      if (keys.length > 0) await inTime(connected.then(() => client.del(keys.map((key) => prefix + key))))
    },
    close: async () => client.destroy(),
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Redis did not answer within ${answerMs} ms.`)), answerMs)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}
