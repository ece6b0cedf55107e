// 1,000,000 rows of the audit log, each with a before and after, verified by the use case, against one plain read of the same rows
// and contents by PostgreSQL: the ratio says what hashing each of them again costs.
import { sql } from 'kysely'
import { signAudit } from '../server/src/kernel/sign-audit.ts'
import { verifyAudit } from '../server/src/kernel/verify-audit.ts'
import { withDatabase } from './database.ts'
import { report, timeMs, verdict } from './figures.ts'

const count = Number(process.argv[2] ?? 1_000_000)
const batch = 500
const limitMs = 120_000

await withDatabase(async ({ ctx }) => {
  for (let done = 0; done < count; done += batch)
    await sql`select kernel.audit_write((select jsonb_agg(jsonb_build_object('kind', 'change', 'at', ${ctx.now}::timestamptz, 'company_id', ${ctx.companyId}::uuid,
        'actor_kind', 'user', 'actor_id', 'medida', 'actor_name', 'Medida', 'request_id', n::text, 'table_name', 'clients.clients', 'op', 'update', 'row_count', 1,
        'items', jsonb_build_array(jsonb_build_object('record_id', n::text, 'content', jsonb_build_object('before', jsonb_build_object('name', 'Ana ' || n),
          'after', jsonb_build_object('name', 'Bia ' || n)))))) from generate_series(1, ${batch}::int) n))`.execute(
      ctx.db,
    )
  await signAudit(ctx)
  await sql`vacuum analyze kernel.audit_log, kernel.audit_details`.execute(ctx.db)
  const read = sql`select count(l.hash), count(d.digest), sum(length(d.content::text)) from kernel.audit_log l left join kernel.audit_details d on d.audit_id = l.id`
  await read.execute(ctx.db)
  const rawMs = await timeMs(() => read.execute(ctx.db))
  const ms = await timeMs(async () => {
    const { isSound, rowCount } = await verifyAudit(ctx)
    if (!isSound || rowCount < count) throw new Error(`Walked ${rowCount} of ${count} rows.`)
  })
  report(
    `conferência de ${count} registros da trilha`,
    `${(ms / 1000).toFixed(1)} s`,
    `${(ms / rawMs).toFixed(1)}× a leitura pura (${(rawMs / 1000).toFixed(1)} s); limite de ${limitMs / 1000} s: ${verdict(ms <= limitMs)}`,
  )
})
