import { sql } from 'kysely'
import { expect } from 'vitest'
import { verifyAudit } from '#kernel/verify-audit'
import { checkLedger, registerPayment } from '#modules/billing'
import { findClients } from '#modules/clients'
import { cancelContract } from '#modules/contracts'
import { atDay, makeClient, makeContract, makeInvoice, makeLogin, test } from '#testing'
import { collectPerson } from './collect-person.ts'
import { recordConsent } from './consents.ts'
import { continueErasures } from './continue-erasures.ts'
import { erasePerson } from './erase-person.ts'
import { knownData } from './known-data.ts'
import { openIdentity } from './open-identity.ts'
import { changeRequest, openRequest } from './requests.ts'
import { notOfClients } from './rules/not-of-clients.ts'
import { runRetention } from './run-retention.ts'

test('every table that points at a client, or holds what tells of a person, is declared', async ({ ctx }) => {
  const { rows } = await sql<{
    name: string
  }>`select distinct table_schema || '.' || table_name as name from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema', 'public', 'pgboss', 'bench', 'aaa', 'freeradius') and table_name !~ '_(default|[0-9]{4}_[0-9]{2})$'
      and (column_name in ('client_id', 'contract_id', 'invoice_id', 'boleto_id', 'login_id')
        or column_name ~ '^(name|document|cnpj|email|phone|username|recipient|postal_code|street|born_on|requester_name|user_id|address|user_agent)$')
      and table_schema || '.' || table_name in (select schemaname || '.' || tablename from pg_tables)`.execute(ctx.db)
  const declared = new Set([...knownData.map(({ table }) => table), ...Object.keys(notOfClients)])
  expect(rows.map(({ name }) => name).filter((name) => !declared.has(name))).toEqual([])
})

test('a person with a contract, or who owes, is not anonymised', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  const erase = () => erasePerson(ctx, { clientId: contract.clientId, reason: 'Pediu' })
  await expect(erase()).rejects.toMatchObject({ status: 409, code: 'contract-active' })
  const debtor = await makeClient(ctx)
  await makeInvoice(ctx, { clientId: debtor.id })
  await expect(erasePerson(ctx, { clientId: debtor.id, reason: 'Pediu' })).rejects.toMatchObject({ code: 'debt-open' })
})

test('an anonymised person is found by nothing, money stays to the centavo, and the log still verifies', async ({
  ctx,
}) => {
  const client = await makeClient(ctx)
  const invoice = await makeInvoice(ctx, { clientId: client.id })
  await registerPayment(ctx, {
    sourceKey: 'caixa:1',
    method: 'cash',
    invoiceId: invoice.id,
    paidOn: ctx.today,
    receivedCents: invoice.amountCents,
  })
  await recordConsent(ctx, {
    clientId: client.id,
    purpose: 'marketing',
    isGiven: true,
    channel: 'person',
    proof: 'Ficha',
  })
  const held = JSON.stringify(await collectPerson(ctx, { id: client.id }))
  expect(held).toContain(client.name)

  const rehearsed = await ctx.rehearse((ctx) => erasePerson(ctx, { clientId: client.id, reason: 'Ensaio' }))
  expect(await findClients(ctx, { text: client.document ?? '', limit: 5 })).toHaveLength(1)
  const report = await erasePerson(ctx, { clientId: client.id, reason: 'Pediu por escrito' })
  expect(report.tables).toEqual(rehearsed.tables)
  expect(report.tables).toContainEqual(
    expect.objectContaining({
      label: 'Títulos',
      erasedCount: 0,
      keptCount: 1,
      law: expect.stringContaining('CTN'),
      keptUntil: '2031-01-10',
    }),
  )

  expect(await findClients(ctx, { text: client.document ?? '', limit: 5 })).toEqual([])
  expect(await findClients(ctx, { text: client.name, limit: 5 })).toEqual([])
  const left = JSON.stringify(await collectPerson(ctx, { id: client.id }))
  expect(left).toContain('Titular anonimizado')
  for (const told of [client.name, client.document ?? '?']) expect(left).not.toContain(told)
  const log = await sql<{
    text: string
  }>`select coalesce(string_agg(content::text, ''), '') as text from kernel.audit_details`.execute(ctx.db)
  expect(log.rows[0]?.text).not.toContain(client.document)
  expect(await checkLedger(ctx, { on: ctx.today })).toMatchObject({ isSound: true })
  expect(await verifyAudit(ctx)).toMatchObject({ isSound: true, findings: [] })
})

test('who it was lies sealed until the last term of the law, and then nowhere', async ({ ctx }) => {
  const contract = await makeContract(ctx)
  const login = await makeLogin(ctx, { contractId: contract.id })
  await cancelContract(ctx, { contractId: contract.id, reason: 'Mudou-se' })
  await sql`update billing.invoices set status = 'cancelled', cancelled_on = ${ctx.today}, cancel_reason = 'teste' where client_id = ${contract.clientId}`.execute(
    ctx.db,
  )
  const before = await collectPerson(ctx, { id: contract.clientId })
  await erasePerson(ctx, { clientId: contract.clientId, reason: 'Pediu' })
  expect(JSON.stringify(await openIdentity(ctx, { clientId: contract.clientId }))).toContain(before.name)
  const { rows } = await sql<{ username: string }>`select username from radius.logins where id = ${login.id}`.execute(
    ctx.db,
  )
  expect(rows[0]?.username).toBe(`anonimo-${login.id}`)
  expect(await continueErasures(atDay(ctx, '2027-01-10'))).toEqual({ count: 0 })
  expect(await continueErasures(atDay(ctx, '2031-02-10'))).toEqual({ count: 1 })
  await expect(openIdentity(ctx, { clientId: contract.clientId })).rejects.toMatchObject({ code: 'identity-gone' })
  await expect(erasePerson(ctx, { clientId: contract.clientId, reason: 'De novo' })).rejects.toMatchObject({
    code: 'already-anonymised',
  })
})

test('a request is due in fifteen days, and ends with its answer', async ({ ctx }) => {
  const request = await openRequest(ctx, { requesterName: 'Ana', requesterContact: 'ana@exemplo.test', kind: 'access' })
  expect(request).toMatchObject({ number: 1, dueOn: '2026-01-25', status: 'open' })
  const change = (status: 'in-progress' | 'done', version: number, answer?: string) =>
    changeRequest(ctx, { id: request.id, version, status, ...(answer !== undefined && { answer }) })
  await change('in-progress', 1)
  await expect(change('done', 2)).rejects.toMatchObject({ status: 422 })
  expect(await change('done', 2, 'Enviado por e-mail')).toMatchObject({ status: 'done', closedBy: 'teste' })
  await expect(change('in-progress', 3)).rejects.toMatchObject({ code: 'request-closed' })
})

test('retention erases what is over, tells it, and its rehearsal changes nothing', async ({ ctx }) => {
  const { id } = await makeClient(ctx)
  const later = atDay(ctx, '2031-03-01')
  const dry = await later.rehearse(runRetention)
  const count = async () =>
    (
      await sql<{
        n: number
      }>`select count(*)::int as n from kernel.audit_details where record_id = ${id} and content is not null`.execute(
        ctx.db,
      )
    ).rows[0]?.n
  expect(await count()).toBe(1)
  expect(await runRetention(later)).toEqual(dry)
  expect(dry.items.find(({ key }) => key === 'audit-contents')?.count).toBeGreaterThan(0)
  expect(await count()).toBe(0)
  expect(await verifyAudit(later)).toMatchObject({ isSound: true })
})
