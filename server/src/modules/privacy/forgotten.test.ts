import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Ctx } from '#kernel/context'
import { verifyAudit } from '#kernel/verify-audit'
import { adjustInvoice, checkLedger, registerPayment } from '#modules/billing'
import { addAddress, addAlert, addContact, addDocument, appendHistory, changeClient } from '#modules/clients'
import { cancelContract, resumeContract, suspendContract } from '#modules/contracts'
import { atDay, makeContract, makeInvoice, makeLogin, test } from '#testing'
import { collectPerson } from './collect-person.ts'
import { recordConsent } from './consents.ts'
import { continueErasures } from './continue-erasures.ts'
import { erasePerson } from './erase-person.ts'
import { knownData } from './known-data.ts'
import { openRequest } from './requests.ts'

/** Says who somebody is wherever it is written: nothing else in the database is so called. */
const mark = 'Xilofone'
const document = '52998224725'

/** Every table of the product in which one of these texts stands, with how many rows. */
async function whereTold(ctx: Ctx, texts: readonly string[]): Promise<Record<string, number>> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'bench') order by 1`.execute(
    ctx.db,
  )
  const wanted = texts.map((text) => `%${text}%`)
  const counts = tables.map(
    ({ name }) =>
      sql`select ${name}::text as name, count(*)::int as count from ${sql.raw(name)} t where t::text ilike any (${wanted}::text[])`,
  )
  const { rows } = await sql<{ name: string; count: number }>`${sql.join(counts, sql` union all `)}`.execute(ctx.db)
  return Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ name, count }) => [name, count]))
}

/** A subscriber's life in which everybody writes the mark wherever the product lets them. */
async function liveLoudly(ctx: Ctx): Promise<string> {
  const contract = await makeContract(ctx)
  const { clientId, id: contractId } = contract
  await changeClient(ctx, { id: clientId, version: 1, name: `${mark} da Silva`, document })
  await addContact(ctx, {
    clientId,
    role: 'billing',
    channel: 'email',
    value: `${mark.toLowerCase()}@exemplo.test`,
    name: mark,
  })
  await addAddress(ctx, {
    clientId,
    roles: ['billing'],
    postalCode: '01001000',
    street: `Rua ${mark}`,
    streetNumber: '1',
    complement: mark,
    district: mark,
    city: 'São Paulo',
    ibgeCode: '3550308',
    state: 'SP',
    reference: `perto do ${mark}`,
  })
  await addAlert(ctx, { clientId, text: `${mark} morde` })
  await appendHistory(ctx, { clientId, kind: 'note', summary: `Falou ${mark}`, details: { note: mark } })
  await addDocument(ctx, {
    clientId,
    name: `${mark}.pdf`,
    kind: 'other',
    description: `Contrato de ${mark}`,
    content: Buffer.from(`%PDF-1.4\n${mark}\n%%EOF`),
  })
  await makeLogin(ctx, { contractId, username: `${mark.toLowerCase()}@provedor` })
  await suspendContract(ctx, { contractId, kind: 'administrative', reason: `${mark} viajou` })
  await resumeContract(ctx, { contractId, reason: `${mark} voltou` })
  const invoice = await makeInvoice(ctx, { clientId, contractId })
  await sql`update billing.charges set description = ${`Instalação na casa de ${mark}`} where invoice_id = ${invoice.id}`.execute(
    ctx.db,
  )
  await adjustInvoice(ctx, { invoiceId: invoice.id, amountCents: -100, reason: `Desconto para ${mark}` })
  await registerPayment(ctx, {
    sourceKey: 'caixa:alto',
    method: 'cash',
    invoiceId: invoice.id,
    paidOn: ctx.today,
    receivedCents: invoice.amountCents - 100,
  })
  await cancelContract(ctx, { contractId, reason: `${mark} mudou de cidade` })
  await sql`update billing.invoices set status = 'cancelled', cancelled_on = ${ctx.today}, cancel_reason = ${`${mark} pediu`}
    where client_id = ${clientId} and status = 'open'`.execute(ctx.db)
  await recordConsent(ctx, {
    clientId,
    purpose: 'marketing',
    isGiven: true,
    channel: 'paper',
    proof: `Ficha de ${mark}`,
  })
  await openRequest(ctx, {
    clientId,
    requesterName: mark,
    requesterContact: `${mark}@exemplo.test`,
    kind: 'access',
    details: mark,
  })
  return clientId
}

test('who is forgotten is told by no table that no law keeps, and by none at all when the laws are over', async ({
  ctx,
}) => {
  const clientId = await liveLoudly(ctx)
  const before = await whereTold(ctx, [mark, document])
  for (const table of [
    'clients.clients',
    'clients.addresses',
    'clients.contacts',
    'contracts.suspensions',
    'billing.charges',
    'radius.logins',
    'kernel.audit_details',
  ])
    expect(before, table).toHaveProperty([table])
  const ledger = await checkLedger(ctx, { on: ctx.today })

  await erasePerson(ctx, { clientId, reason: 'Pediu' })
  const left = await whereTold(ctx, [mark, document])
  const isKept = (name: string) => knownData.some(({ table, keep }) => table === name && keep !== undefined)
  expect(Object.keys(left).filter((name) => !isKept(name))).toEqual([])
  expect(Object.keys(left)).toEqual(expect.arrayContaining(['billing.charges', 'billing.ledger', 'contracts.events']))
  expect(await verifyAudit(ctx)).toMatchObject({ isSound: true, findings: [] })

  const later = atDay(ctx, '2031-06-01')
  expect(await continueErasures(later)).toEqual({ count: 1 })
  expect(await whereTold(ctx, [mark, document])).toEqual({})
  expect(await checkLedger(ctx, { on: ctx.today })).toEqual(ledger)
  expect(await verifyAudit(later)).toMatchObject({ isSound: true, findings: [] })
  expect(JSON.stringify(await collectPerson(later, { id: clientId }))).not.toContain(mark)
})

test('money, dates and authors of what only grows cannot be changed, not even by an erasure', async ({ ctx }) => {
  const { id: invoiceId, amountCents } = await makeInvoice(ctx)
  const paid = {
    sourceKey: 'caixa:firme',
    method: 'cash' as const,
    invoiceId,
    paidOn: ctx.today,
    receivedCents: amountCents,
  }
  await registerPayment(ctx, paid)
  await sql`select set_config('sgp.erasure', 'on', true)`.execute(ctx.db)
  for (const change of ['amount_cents = amount_cents + 1', 'on_date = on_date + 1', 'client_id = gen_random_uuid()']) {
    await sql`savepoint attempt`.execute(ctx.db)
    await expect(sql.raw(`update billing.ledger set ${change}`).execute(ctx.db), change).rejects.toMatchObject({
      code: '23001',
    })
    await sql`rollback to savepoint attempt`.execute(ctx.db)
  }
})
