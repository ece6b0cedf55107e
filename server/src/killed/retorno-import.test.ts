import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, addMonths } from '@open-sgp/brasil'
import type { RetornoTitle } from '@open-sgp/cnab'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Ctx } from '#kernel/context'
import { drainJobs } from '#kernel/worker'
import { importRetorno } from '#modules/banking'
import { runBilling } from '#modules/billing'
import { createDatabase, makeRetorno, retornoTitle } from '#testing'
import { createChance } from '../scenarios/chance.ts'
import { checkBooks } from '../scenarios/check-books.ts'
import { checkJobs } from './check-jobs.ts'
import { endure } from './endure.ts'
import { live } from './live.ts'
import { makeManyContracts } from './make-many-contracts.ts'
import type { OrderOf } from './order.ts'
import { openTwin, openWorld, prepare, type World } from './world.ts'

const contractCount = 4_000
const months = 2

/** Contracts billed for two months, each title with its boleto. */
const prepareTitles = () =>
  prepare(async ({ app, ctx }) => {
    await makeManyContracts(ctx, contractCount)
    for (let month = 0; month < months; month++) await runBilling(ctx, { dueUntil: addMonths('2026-02-10', month) })
    await drainJobs(app.work)
  })

/** Turn `round` brings the file of one month; from the third on the same titles are paid again, on another day. */
function turnOf(round: number) {
  const dueOn = addMonths('2026-02-10', round % months)
  const paidOn = addDays(dueOn, Math.floor(round / months))
  return { dueOn, paidOn, now: `${addDays(paidOn, 1)}T22:00:00Z` }
}

test('the retorno import, ended by kill -9 twenty times, posts every line once', { timeout: 600_000 }, async () => {
  const base = await prepareTitles()
  const folder = mkdtempSync(join(tmpdir(), 'open-sgp-killed-'))
  const twin = await openTwin(base)
  const files: BankFile[] = []
  const orderOf = async (round: number): Promise<OrderOf<'import'>> => {
    const { path } = (files[round] ??= await writeFile(twin.ctx, folder, round))
    return { deed: 'import', ...base, now: turnOf(round).now, path }
  }
  const calm = await live({ ...(await orderOf(0)), url: await createDatabase(base.url) })
  const world = await openWorld(base)

  const check = async () => expect(await listFaults(world)).toEqual([])
  const rounds = await endure({ orderOf, calm, chance: createChance(21), check })
  // One more file, whose process dies and which nobody sends again.
  await live(await orderOf(rounds), { atLine: 6 })
  await workLater(world)
  await check()
  for (const [round, { bytes, fileName }] of files.entries())
    await importRetorno(twin.ctx.at(new Date(turnOf(round).now)), { bytes, fileName })
  await workLater(twin)
  const undisturbed = await resultOf(twin.ctx)
  expect(undisturbed).toMatchObject({
    receivedCents: files.reduce((sum, file) => sum + file.paidCents, 0),
    lineCount: files.reduce((sum, file) => sum + file.lineCount, 0),
    unfinishedCount: 0,
    liveOfPaid: 0,
    numbersMissing: 0,
  })
  expect(await resultOf(world.ctx)).toEqual(undisturbed)
  await Promise.all([world.app.close(), twin.app.close()])
  rmSync(folder, { recursive: true })
})

/** All jobs, also those that were put off. */
async function workLater({ app, ctx }: World): Promise<void> {
  await sql`update pgboss.job set start_after = now() where state = 'created'`.execute(ctx.db)
  await drainJobs(app.work)
}

type BankFile = { path: string; fileName: string; bytes: Uint8Array; paidCents: number; lineCount: number }

async function writeFile(ctx: Ctx, folder: string, round: number): Promise<BankFile> {
  const titles = await titlesOf(ctx, round)
  const { id: accountId } = await ctx.db.selectFrom('company.accounts').select('id').executeTakeFirstOrThrow()
  const bytes = await makeRetorno(ctx.at(new Date(turnOf(round).now)), accountId, titles, round + 1)
  const fileName = `CN${round + 1}.RET`
  const path = join(folder, fileName)
  writeFileSync(path, bytes)
  const paidCents = titles.reduce((sum, { receivedCents = 0, feeCents = 0 }) => sum + receivedCents + feeCents, 0)
  return { path, fileName, bytes, paidCents, lineCount: titles.length }
}

/** Of fifty titles, most are paid in full, and one each is late, paid by half, paid twice, of nobody, or only registered. */
async function titlesOf(ctx: Ctx, round: number): Promise<RetornoTitle[]> {
  const { dueOn, paidOn } = turnOf(round)
  const boletos = await ctx.db
    .selectFrom('banking.boletos as b')
    .innerJoin('billing.invoices as i', 'i.id', 'b.invoiceId')
    .select([
      'b.accountId',
      'b.nossoNumero',
      'b.nossoNumeroDv',
      'i.number as invoiceNumber',
      'b.dueOn',
      'b.amountCents',
    ])
    .where('b.companyId', '=', ctx.companyId)
    .where('b.dueOn', '=', dueOn)
    .orderBy('b.sequence')
    .execute()
  return boletos.flatMap((boleto, index): RetornoTitle[] => {
    const paid = retornoTitle(boleto, { occurrenceDate: paidOn, credit: addDays(paidOn, 1) })
    const late = addDays(paidOn, 12)
    switch (index % 50) {
      case 7:
        return [{ ...paid, occurrenceDate: late, receivedCents: boleto.amountCents + 500 }]
      case 11:
        return [{ ...paid, receivedCents: Math.floor(boleto.amountCents / 2) }]
      case 17:
        return [paid, paid]
      case 23:
        return [{ ...paid, nossoNumero: String(90_000_000 + index), seuNumero: 'X' }]
      case 29:
        return [{ ...paid, occurrence: '02', receivedCents: 0, feeCents: 0, credit: null }]
      default:
        return [paid]
    }
  })
}

/** What may not be at any moment, however an import ended. */
async function listFaults({ app, ctx }: World): Promise<string[]> {
  const { rows } = await sql<{ fault: string }>`
    with r as (select * from banking.retornos where company_id = ${ctx.companyId}),
      l as (select * from banking.retorno_lines where company_id = ${ctx.companyId}),
      s as (select retorno_id, count(*) as lines, max(line) as last, count(payment_id) as posted from l group by 1),
      m as (select retorno_id, sum(p.received_cents) as cents from l join billing.payments p on p.id = l.payment_id group by 1),
      e as (select jsonb_array_elements_text(payload->'invoiceIds')::uuid as id from kernel.events where name = 'billing.invoices-settled')
    select 'file ' || file_name || ' has a line missing or twice' as fault from r left join s on s.retorno_id = r.id
      where coalesce(lines, 0) <> line_count or coalesce(last, 1) <> line_count + 1
    union all select 'file ' || file_name || ' counts what it did not post' from r left join s on s.retorno_id = r.id left join m on m.retorno_id = r.id
      where coalesce(posted, 0) <> posted_count or coalesce(cents, 0) <> paid_cents
    union all select 'payment ' || p.source_key || ' of no line or of two' from billing.payments p left join l on l.payment_id = p.id
      where p.company_id = ${ctx.companyId} group by p.id having count(l.line) <> 1
    union all select 'line ' || l.line || ' of a stranger without receipt' from l
      left join banking.unmatched_receipts u on u.retorno_id = l.retorno_id and u.line = l.line
      where l.outcome = 'unknown_title' and l.received_cents > 0 group by l.retorno_id, l.line having count(u.*) <> 1
    union all select 'invoice ' || number || ' paid, no boleto of it is' from billing.invoices i where i.company_id = ${ctx.companyId}
      and i.status = 'paid' and not exists (select from banking.boletos b where b.invoice_id = i.id and b.status = 'paid')
    union all select 'invoice ' || number || ' told as settled never or twice' from (select * from billing.invoices where status = 'paid') i
      full join e using (id) group by id, number having count(*) <> 1 or number is null or count(e.*) <> 1`.execute(
    ctx.db,
  )
  return [...rows.map(({ fault }) => fault), ...(await checkBooks(ctx)).differences, ...(await checkJobs(app))]
}

/**
 * All that the imports leave, in one line. What is paid in part gets a boleto of the rest, unless the rest is paid before that job's turn:
 * of boletos those that are paid must agree, and none may ask for what is paid.
 */
async function resultOf({ db, companyId }: Ctx): Promise<Record<string, unknown>> {
  const { rows } = await sql<Record<string, unknown>>`
    with p as (select * from billing.payments where company_id = ${companyId}),
      u as (select * from banking.unmatched_receipts where company_id = ${companyId}),
      r as (select * from banking.retornos where company_id = ${companyId}),
      b as (select * from banking.boletos where company_id = ${companyId})
    select (select sum(cents)::bigint from (select received_cents as cents from p union all select received_cents from u) m) as received_cents,
      (select count(*)::int from r where finished_at is null) as unfinished_count,
      (select sum(line_count)::int from r) as line_count,
      (select md5(string_agg(concat_ws(' ', file_name, line, nosso_numero, outcome, l.detail, boleto_id), ',' order by file_name, line))
        from banking.retorno_lines l join r on r.id = l.retorno_id) as lines,
      (select md5(string_agg(concat_ws(' ', source_key, invoice_id, paid_on, received_cents, principal_cents, fine_cents, interest_cents, credit_cents, fee_cents), ',' order by source_key)) from p) as payments,
      (select md5(string_agg(concat_ws(' ', source_key, received_cents, reference), ',' order by source_key)) from u) as receipts,
      (select md5(string_agg(concat_ws(' ', number, status, open_cents, settled_on), ',' order by number)) from billing.invoices where company_id = ${companyId}) as invoices,
      (select md5(string_agg(sequence::text, ',' order by sequence)) from b where status = 'paid') as paid_boletos,
      (select count(*)::int from b join billing.invoices i on i.id = b.invoice_id where i.status = 'paid' and b.status in ('pending', 'sent', 'registered'))
        as live_of_paid,
      (select max(sequence) - count(*) from b)::int as numbers_missing`.execute(db)
  return rows[0] ?? {}
}
