import { sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { newId } from '#kernel/ids'
import { createUser } from '#modules/access'

/** Keys and sign-ins: of the administrator, who asks everything here, in the first company; of another person in the others. */
export async function makeAccount(ctx: Ctx): Promise<Record<string, string>> {
  const userId = await ownerIn(ctx)
  const [passkeyId, signInId] = [newId(), newId()]
  await sql`insert into access.passkeys (id, user_id, credential_id, public_key, counter, transports, name, is_synced, created_at)
    values (${passkeyId}, ${userId}, ${passkeyId}, '', 0, '{}', 'Notebook', false, ${ctx.now})`.execute(ctx.db)
  await sql`insert into access.sessions (id, realm, user_id, kind, created_at, last_seen_at, expires_at)
    values (${signInId}, 'staff', ${userId}, 'oauth', ${ctx.now}, ${ctx.now}, ${'2199-01-01'})`.execute(ctx.db)
  return { passkeyId, signInId, ...(await makeApiClient(ctx)), ...(await makeWebhook(ctx)) }
}

async function ownerIn(ctx: Ctx): Promise<string> {
  const first = await ctx.db.selectFrom('company.companies').select('id').orderBy('id').limit(1).executeTakeFirst()
  if (first?.id !== ctx.companyId) {
    const person = {
      email: `${newId()}@provedor.test`,
      name: 'Outra pessoa',
      password: 'uma-senha-comprida',
      permissions: [],
    }
    return (await createUser(ctx, person)).id
  }
  const { id } = await ctx.db.selectFrom('access.users').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
  return id
}

async function makeApiClient(ctx: Ctx): Promise<Record<string, string>> {
  const [apiClientId, keyId] = [newId(), newId()]
  await sql`insert into access.api_clients (id, company_id, name, permissions, per_minute, created_at, created_by, updated_at)
    values (${apiClientId}, ${ctx.companyId}, ${apiClientId}, '{clients.client.read}', 60, ${ctx.now}, 'teste', ${ctx.now})`.execute(
    ctx.db,
  )
  await sql`insert into access.api_keys (id, client_id, prefix, secret_hash, created_at, created_by, expires_at)
    values (${keyId}, ${apiClientId}, substr(md5(${keyId}), 1, 8), sha256(${keyId}::text::bytea), ${ctx.now}, 'teste', ${'2199-01-01'})`.execute(
    ctx.db,
  )
  return { apiClientId, keyId }
}

async function makeWebhook(ctx: Ctx): Promise<Record<string, string>> {
  const [webhookId, deliveryId] = [newId(), newId()]
  await sql`insert into webhooks.endpoints (id, company_id, name, url, events, secret_sealed, created_at, created_by, updated_at)
    values (${webhookId}, ${ctx.companyId}, 'Site', 'https://sistema.provedor.test', '{invoice.settled}', ${ctx.secrets.seal('whsec_')},
      ${ctx.now}, 'teste', ${ctx.now})`.execute(ctx.db)
  await sql`insert into webhooks.deliveries (id, company_id, endpoint_id, event, object_id, data, state, created_at, next_attempt_at)
    values (${deliveryId}, ${ctx.companyId}, ${webhookId}, 'invoice.settled', ${webhookId}, '{}', 'dead', ${ctx.now}, ${ctx.now})`.execute(
    ctx.db,
  )
  return { webhookId, deliveryId }
}
