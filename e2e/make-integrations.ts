import { sql } from 'kysely'
import type { Ctx } from '../server/src/kernel/context.ts'
import { newId } from '../server/src/kernel/ids.ts'

/** A program, a receiver and a message that never arrived, by the addresses of their screens. Nothing is sent: the receiver wants no event. */
export async function makeIntegrations(ctx: Ctx): Promise<Record<string, string>> {
  const [clientId, endpointId, deliveryId] = [newId(), newId(), newId()]
  await sql`insert into access.api_clients (id, company_id, name, permissions, per_minute, networks, created_at, created_by, updated_at)
    values (${clientId}, ${ctx.companyId}, 'Aplicativo do assinante', '{clients.client.read,billing.invoice.read}', 600, '{203.0.113.0/24}',
      ${ctx.now}, 'e2e', ${ctx.now})`.execute(ctx.db)
  await sql`insert into access.api_keys (id, client_id, prefix, secret_hash, created_at, created_by, expires_at)
    values (${newId()}, ${clientId}, ${deliveryId.slice(-8)}, ${Buffer.alloc(32)}, ${ctx.now}, 'e2e', ${new Date(ctx.now.getTime() + 31_536_000_000)})`.execute(
    ctx.db,
  )
  await sql`insert into webhooks.endpoints (id, company_id, name, url, events, secret_sealed, created_at, created_by, updated_at)
    values (${endpointId}, ${ctx.companyId}, 'Site da empresa', 'https://site.provedor.test/sgp', '{}', ${ctx.secrets.seal('whsec_')},
      ${ctx.now}, 'e2e', ${ctx.now})`.execute(ctx.db)
  await sql`insert into webhooks.deliveries (id, company_id, endpoint_id, event, object_id, data, state, created_at, next_attempt_at, attempt_count, last_error)
    values (${deliveryId}, ${ctx.companyId}, ${endpointId}, 'invoice.settled', ${endpointId}, '{"invoiceId": "x"}', 'dead', ${ctx.now}, ${ctx.now}, 1,
      'O receptor respondeu 500.')`.execute(ctx.db)
  await sql`insert into webhooks.attempts (id, delivery_id, at, status, duration_ms, error)
    values (${newId()}, ${deliveryId}, ${ctx.now}, 500, 12, 'O receptor respondeu 500.')`.execute(ctx.db)
  return { '/clientes-de-api/': clientId, '/webhooks/': endpointId, '/entregas-de-webhooks/': deliveryId }
}
