import type pg from 'pg'
import { notAudited } from './audit-tables.ts'

/** The product's own tables: not those of PostgreSQL, of the queue, of the migrations, nor the partitions of another. */
const productTables = `
  select c.oid, format('%s.%s', n.nspname, c.relname) as name,
    exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'audit_update') as is_audited
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and not c.relispartition and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'pgboss', 'bench')`

/** Puts every table under the audit log but those that are left out on purpose. What is as it should be costs one look. */
export async function installAudit(client: pg.ClientBase): Promise<void> {
  const excepted = Object.keys(notAudited)
  await client.query(
    `do $do$
     declare target record;
     begin
       for target in select * from (${productTables}) p where p.is_audited = (p.name = any (${literalArray(excepted)})) loop
         call kernel.audit_table(target.oid, not target.is_audited);
       end loop;
     end $do$`,
  )
}

const literalArray = (names: readonly string[]): string => `array[${names.map((name) => `'${name}'`).join(', ')}]`
