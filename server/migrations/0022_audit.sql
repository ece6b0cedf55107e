-- Who did, changed and read what: one log of rows that only grows, each bound to the one before it by its hash (decision 0016).

-- The heads of the chains. A writer takes one that nobody holds, so that no two transactions wait for each other.
create table kernel.audit_chains (
  id integer generated always as identity primary key,
  seq bigint not null,
  hash bytea not null
) with (fillfactor = 10);

alter table kernel.audit_log
  add chain integer,
  add seq bigint,
  -- request: what was asked and how it was answered; change: rows of a table; read: personal data shown; checkpoint: heads were signed;
  -- erasure: contents of older rows were erased by a rule.
  add kind text not null default 'request' check (kind in ('request', 'change', 'read', 'checkpoint', 'erasure')),
  add actor_name text,
  add table_name text,
  add op text check (op in ('insert', 'update', 'delete')),
  add row_count integer,
  -- Whose file was read: kind of the record, and its id where one was opened.
  add subject_kind text,
  add subject_id text,
  add details_hash bytea,
  add prev_hash bytea,
  add hash bytea,
  alter method drop not null,
  alter path drop not null,
  alter status drop not null;
alter table kernel.audit_log alter kind drop default;

-- Before and after. Apart, so that the law can have them erased while the log still proves that nothing else was touched:
-- the log keeps the digests, and a digest without its salt tells nothing.
create table kernel.audit_details (
  audit_id uuid not null,
  position integer not null,
  record_id text,
  -- The record that it belongs to: an address's client, an invoice's contract.
  parent_id text,
  salt bytea,
  content jsonb,
  digest bytea not null,
  primary key (audit_id, position),
  check ((salt is null) = (content is null))
);
create index audit_details_record on kernel.audit_details (record_id, audit_id) where record_id is not null;
create index audit_details_parent on kernel.audit_details (parent_id, audit_id) where parent_id is not null;

-- Heads signed under a key that is not in the database: whoever rewrites a chain cannot sign it.
create table kernel.audit_checkpoints (
  number bigint primary key,
  at timestamptz not null,
  -- [{"chain", "seq", "hash"}] of the chains that moved since the checkpoint before.
  heads jsonb not null,
  mac bytea not null
);

-- Up to where each chain is signed: saves the signer a look at all that it signed before.
create table kernel.audit_signed (
  chain integer primary key,
  seq bigint not null
);

create type kernel.audit_item as (record_id text, parent_id text, content jsonb);

-- What binds a row. Everything as text that no setting of a session changes.
create function kernel.audit_hash(l kernel.audit_log) returns bytea language sql stable parallel safe as $$
  select sha256(coalesce(l.prev_hash, '') || convert_to(jsonb_build_array(
    l.chain, l.seq, l.id, (extract(epoch from l.at) * 1000000)::bigint, l.kind, l.company_id, l.actor_kind, l.actor_id, l.actor_name, l.request_id,
    l.method, l.path, l.status, l.code, host(l.address), l.table_name, l.op, l.row_count, l.subject_kind, l.subject_id, encode(l.details_hash, 'hex'))::text, 'UTF8'))
$$;

create function kernel.audit_digest(salt bytea, record_id text, parent_id text, content jsonb) returns bytea language sql stable parallel safe as $$
  select sha256(salt || convert_to(jsonb_build_array(record_id, parent_id, content)::text, 'UTF8'))
$$;

-- Rows of before this migration become the first chain, in the order in which they were written.
do $$
declare
  entry kernel.audit_log;
  last bytea := '';
  number bigint := 0;
begin
  alter table kernel.audit_log disable trigger append_only;
  for entry in select * from kernel.audit_log order by at, id loop
    number := number + 1;
    entry.chain := 1; entry.seq := number; entry.prev_hash := last;
    last := kernel.audit_hash(entry);
    update kernel.audit_log set chain = 1, seq = number, prev_hash = entry.prev_hash, hash = last where id = entry.id;
  end loop;
  if number > 0 then insert into kernel.audit_chains (seq, hash) values (number, last); end if;
  alter table kernel.audit_log enable trigger append_only;
end $$;

alter table kernel.audit_log
  alter chain set not null,
  alter seq set not null,
  alter prev_hash set not null,
  alter hash set not null;
create unique index audit_log_chain on kernel.audit_log (chain, seq);
drop index kernel.audit_log_at_idx;
create index audit_log_walk on kernel.audit_log (at, id);
create index audit_log_request on kernel.audit_log (request_id);
create index audit_log_subject on kernel.audit_log (subject_id, id) where subject_id is not null;
create index audit_log_marks on kernel.audit_log (kind, at) where kind in ('checkpoint', 'erasure');

-- Appends one row, with its details, to a chain that the transaction then holds to its end.
create function kernel.audit_append(entry kernel.audit_log, items kernel.audit_item[] default '{}') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head kernel.audit_chains;
  mine integer := nullif(current_setting('sgp.audit_chain', true), '');
begin
  entry.id := coalesce(entry.id, kernel.uuid_v7());
  if cardinality(items) > 0 then
    with kept as (
      insert into kernel.audit_details (audit_id, position, record_id, parent_id, salt, content, digest)
      select entry.id, i.position, i.record_id, i.parent_id, i.salt, i.content, kernel.audit_digest(i.salt, i.record_id, i.parent_id, i.content)
      from (select n as position, t.record_id, t.parent_id, t.content, uuid_send(gen_random_uuid()) as salt
        from unnest(items) with ordinality t (record_id, parent_id, content, n)) i
      returning position, digest
    )
    select sha256(string_agg(digest, '' order by position)) into entry.details_hash from kept;
  end if;
  if mine is not null then
    select * into head from kernel.audit_chains c where c.id = mine for update;
  else
    select * into head from kernel.audit_chains c limit 1 for update skip locked;
    if head.id is null then
      insert into kernel.audit_chains (seq, hash) values (0, '') returning * into head;
    end if;
    perform set_config('sgp.audit_chain', head.id::text, true);
  end if;
  entry.chain := head.id;
  entry.seq := head.seq + 1;
  entry.prev_hash := head.hash;
  entry.hash := kernel.audit_hash(entry);
  insert into kernel.audit_log select entry.*;
  update kernel.audit_chains c set seq = entry.seq, hash = entry.hash where c.id = head.id;
end $$;

-- Rows that the application tells of itself: what was asked and what was read. Each may carry `items`.
create function kernel.audit_write(entries jsonb) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare e jsonb;
begin
  for e in select value from jsonb_array_elements(entries) loop
    perform kernel.audit_append(jsonb_populate_record(null::kernel.audit_log, e - 'items'),
      array(select jsonb_populate_record(null::kernel.audit_item, i) from jsonb_array_elements(coalesce(e -> 'items', '[]')) i));
  end loop;
end $$;

-- Columns that nobody reads in a log: it says that they changed, not what they hold.
create function kernel.audit_is_secret(name text) returns boolean language sql immutable parallel safe as $$
  select name ~ '(_sealed|_hash|_mac)$|^(token|secret|content|password|private_key|public_key|nonce|credential)'
$$;

create function kernel.audit_veil(r jsonb) returns jsonb language sql immutable parallel safe as $$
  select jsonb_object_agg(key, case when kernel.audit_is_secret(key) then '"•••"' else value end) from jsonb_each(r) where value <> 'null'
$$;

create function kernel.audit_parent(r jsonb) returns text language sql immutable parallel safe as $$
  select coalesce(r ->> 'login_id', r ->> 'boleto_id', r ->> 'invoice_id', r ->> 'contract_id', r ->> 'client_id', r ->> 'plan_id', r ->> 'user_id', r ->> 'role_id')
$$;

-- A table of a single row may have no key.
create function kernel.audit_key(r jsonb, keys text[]) returns text language sql immutable parallel safe as $$
  select case cardinality(keys) when 0 then '-' when 1 then case when kernel.audit_is_secret(keys[0]) then '•••' else r ->> keys[0] end
    else (select string_agg(case when kernel.audit_is_secret(k) then '•••' else r ->> k end, '/') from unnest(keys) k) end
$$;

-- The trigger of every table that is not excepted (kernel/audit-tables.ts). Arguments: the columns of its key. One row of the log for
-- each statement, with what it did to each record; of many that are made at once only their number and ids.
-- Old and new rows meet by hash: how many they are the planner does not know.
create function kernel.audit_change() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp set enable_nestloop = off set enable_mergejoin = off set jit = off as $$
declare
  who constant jsonb := nullif(current_setting('sgp.actor', true), '')::jsonb;
  -- What says nothing of its own: it moves with every change, or with every use.
  noise constant text[] := array['version', 'updated_at', 'search_name', 'last_seen_at', 'last_used_at', 'last_step', 'counter'];
  entry kernel.audit_log;
  items kernel.audit_item[];
begin
  if tg_op = 'INSERT' then
    entry.row_count := count(*) from added;
    if entry.row_count > 50 then
      items := array[row(null, null, jsonb_build_object('count', entry.row_count, 'ids',
        (select jsonb_agg(to_jsonb(a) ->> tg_argv[0]) from added a)))::kernel.audit_item];
    else
      select array_agg(row(kernel.audit_key(x.new, tg_argv),
          kernel.audit_parent(x.new), jsonb_build_object('after', kernel.audit_veil(x.new)))::kernel.audit_item)
        into items from (select to_jsonb(a) - noise as new from added a) x;
    end if;
  elsif tg_op = 'DELETE' then
    select array_agg(row(kernel.audit_key(x.old, tg_argv),
        kernel.audit_parent(x.old), jsonb_build_object('before', kernel.audit_veil(x.old)))::kernel.audit_item)
      into items from (select to_jsonb(r) - noise as old from removed r) x;
  else
    with b as materialized (select case when tg_nargs = 1 then o.old ->> tg_argv[0] else kernel.audit_key(o.old, tg_argv) end as key, o.old from (select to_jsonb(r) - noise as old from removed r) o),
      x as materialized (select case when tg_nargs = 1 then n.new ->> tg_argv[0] else kernel.audit_key(n.new, tg_argv) end as key, n.new from (select to_jsonb(a) - noise as new from added a) n)
    select array_agg(row(x.key, kernel.audit_parent(x.new), d.content)::kernel.audit_item) into items
      from b join x on x.key = b.key and x.new <> b.old
      cross join lateral (
        select jsonb_build_object(
          'before', jsonb_object_agg(e.key, case when kernel.audit_is_secret(e.key) then '"•••"' else b.old -> e.key end),
          'after', jsonb_object_agg(e.key, case when kernel.audit_is_secret(e.key) then '"•••"' else e.value end)) as content
        from jsonb_each(x.new) e where e.value is distinct from b.old -> e.key
      ) d;
  end if;
  if items is null then return null; end if;
  entry.kind := 'change';
  entry.table_name := tg_table_schema || '.' || tg_table_name;
  entry.op := lower(tg_op);
  entry.row_count := coalesce(entry.row_count, cardinality(items));
  -- Who comes to the tables without the product is named as the database knows them.
  entry.at := coalesce(to_timestamp((who ->> 'at')::double precision / 1000), clock_timestamp());
  entry.company_id := who ->> 'company';
  entry.actor_kind := coalesce(who ->> 'kind', 'database');
  entry.actor_id := coalesce(who ->> 'id', session_user);
  entry.actor_name := coalesce(who ->> 'name', 'Acesso direto ao banco');
  entry.request_id := coalesce(who ->> 'request', '');
  entry.address := case when who is null then inet_client_addr() else (who ->> 'address')::inet end;
  perform kernel.audit_append(entry, items);
  return null;
end $$;

-- Puts a table under the log, or takes it out.
create procedure kernel.audit_table(target regclass, is_audited boolean) language plpgsql as $$
declare keys text;
begin
  execute format('drop trigger if exists audit_insert on %1$s; drop trigger if exists audit_update on %1$s; drop trigger if exists audit_delete on %1$s', target);
  if not is_audited then return; end if;
  select coalesce(string_agg(quote_literal(a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum)), '') into keys
    from (select * from pg_index where indrelid = target and indisunique and indpred is null and indexprs is null order by indisprimary desc limit 1) i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey);
  execute format('create trigger audit_insert after insert on %s referencing new table as added for each statement execute function kernel.audit_change(%s)', target, keys);
  execute format('create trigger audit_update after update on %s referencing old table as removed new table as added for each statement execute function kernel.audit_change(%s)', target, keys);
  execute format('create trigger audit_delete after delete on %s referencing old table as removed for each statement execute function kernel.audit_change(%s)', target, keys);
end $$;

-- Contents may go (LGPD art. 16), nothing else.
create function kernel.erase_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.content is null and new.salt is null
    and row(new.audit_id, new.position, new.record_id, new.parent_id, new.digest) is not distinct from row(old.audit_id, old.position, old.record_id, old.parent_id, old.digest)
  then return new; end if;
  raise exception 'A trilha de auditoria não se altera: só o conteúdo pode ser eliminado, pela regra de retenção.' using errcode = 'restrict_violation';
end $$;
create trigger append_only before update or delete on kernel.audit_details for each row execute function kernel.erase_only();
create trigger append_only before update or delete on kernel.audit_checkpoints for each row execute function kernel.refuse_change();
create trigger never_emptied before truncate on kernel.audit_log for each statement execute function kernel.refuse_change();
create trigger never_emptied before truncate on kernel.audit_details for each statement execute function kernel.refuse_change();
create trigger never_emptied before truncate on kernel.audit_checkpoints for each statement execute function kernel.refuse_change();
create trigger never_emptied before truncate or delete on kernel.audit_chains for each statement execute function kernel.refuse_change();
revoke all on function kernel.audit_append, kernel.audit_write from public;

-- The desk of the data subjects (LGPD, Lei 13.709/2018).
create schema privacy;

alter table clients.clients add anonymised_at timestamptz;
do $$
declare old name;
begin
  select conname into strict old from pg_constraint
    where conrelid = 'clients.clients'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%pre_registered%';
  execute format('alter table clients.clients drop constraint %I', old);
end $$;
alter table clients.clients add constraint clients_document_known
  check (document is not null or kind = 'foreigner' or status in ('lead', 'pre_registered') or anonymised_at is not null);

-- An erasure of personal data goes where nothing else may: texts of histories.
create or replace function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and current_setting('sgp.erasure', true) = 'on' and tg_table_schema || '.' || tg_table_name = any (array['clients.history', 'contracts.events'])
  then return new; end if;
  raise exception 'A tabela %.% só aceita novas linhas: corrija com um novo lançamento.', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

-- Why personal data are treated, where it differs from what the product proposes.
create table privacy.purposes (
  company_id uuid not null references company.companies,
  key text not null,
  name text not null check (name <> ''),
  basis text not null check (basis in ('contract', 'legal-obligation', 'consent', 'legitimate-interest', 'exercise-of-rights')),
  law text not null check (law <> ''),
  retention text not null check (retention <> ''),
  version integer not null default 1,
  updated_at timestamptz not null,
  primary key (company_id, key)
);

create table privacy.consents (
  id uuid primary key,
  company_id uuid not null,
  client_id uuid not null,
  purpose text not null check (purpose <> ''),
  is_given boolean not null,
  channel text not null check (channel in ('person', 'phone', 'email', 'whatsapp', 'portal', 'paper')),
  -- Where it can be seen: a call's protocol, a message, a signed paper.
  proof text not null check (proof <> ''),
  at timestamptz not null,
  recorded_by text not null,
  foreign key (company_id, client_id) references clients.clients (company_id, id)
);
create index on privacy.consents (client_id, id);
create trigger append_only before update or delete on privacy.consents for each row execute function kernel.refuse_change();

create table privacy.requests (
  id uuid primary key,
  company_id uuid not null references company.companies,
  number bigint not null,
  client_id uuid,
  requester_name text not null check (requester_name <> ''),
  requester_contact text not null check (requester_contact <> ''),
  kind text not null check (kind in ('access', 'correction', 'portability', 'anonymisation', 'consent-withdrawal', 'information')),
  details text not null default '',
  status text not null default 'open' check (status in ('open', 'in-progress', 'done', 'refused')),
  received_on date not null,
  -- LGPD art. 19, II.
  due_on date not null,
  answer text,
  closed_at timestamptz,
  closed_by text,
  version integer not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  unique (company_id, number),
  check ((status in ('done', 'refused')) = (closed_at is not null and answer is not null))
);
create index on privacy.requests (company_id, id);

-- What was erased of a person, what was kept and why. Identity that a law keeps lies sealed until its term.
create table privacy.erasures (
  id uuid primary key,
  company_id uuid not null,
  client_id uuid not null,
  reason text not null check (reason <> ''),
  report jsonb not null,
  identity_sealed text,
  -- What a law keeps goes on this day; null: nothing is left.
  next_on date,
  at timestamptz not null,
  by text not null,
  foreign key (company_id, client_id) references clients.clients (company_id, id)
);
create unique index on privacy.erasures (client_id);
create index on privacy.erasures (company_id, next_on) where next_on is not null;

create table privacy.retention_runs (
  id uuid primary key,
  company_id uuid not null references company.companies,
  at timestamptz not null,
  by text not null,
  report jsonb not null
);
create index on privacy.retention_runs (company_id, id);

call kernel.scope_table('privacy.consents', 'client');
call kernel.scope_table('privacy.requests', 'company');
call kernel.scope_table('privacy.erasures', 'company');
call kernel.scope_table('privacy.retention_runs', 'company');
