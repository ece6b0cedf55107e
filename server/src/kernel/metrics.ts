import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { sql } from 'kysely'
import type { Db } from './db.ts'

export const registry = new Registry()
collectDefaultMetrics({ register: registry })

const requests = new Histogram({
  name: 'http_request_duration_seconds',
  help: 'Duration of HTTP requests',
  labelNames: ['method', 'route', 'status'],
  registers: [registry],
})
const queueSize = new Gauge({
  name: 'jobs',
  help: 'Jobs by queue and state',
  labelNames: ['queue', 'state'],
  registers: [registry],
})

export const countRequest = (method: string, route: string, status: number, seconds: number): void =>
  requests.observe({ method, route, status: String(status) }, seconds)

/** Everything in Prometheus' text format; queue sizes are read at this moment. */
export async function renderMetrics(db: Db): Promise<string> {
  const { rows } = await sql<{ name: string; state: string; count: number }>`
    select name, state::text, count(*)::int as count from pgboss.job where state in ('created', 'retry', 'active', 'failed') group by 1, 2`.execute(
    db,
  )
  queueSize.reset()
  for (const { name, state, count } of rows) queueSize.set({ queue: name, state }, count)
  return await registry.metrics()
}
