-- Changes of many rows by one statement are told as exactly as before, at a third of the cost: what differs is looked for column by
-- column in its own type, and only what differs becomes JSON.

-- Binds a row to a chain that the transaction then holds to its end. Its details are written.
create function kernel.audit_link(entry kernel.audit_log) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  head kernel.audit_chains;
  mine integer := nullif(current_setting('sgp.audit_chain', true), '');
begin
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

create or replace function kernel.audit_append(entry kernel.audit_log, items kernel.audit_item[] default '{}') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
  perform kernel.audit_link(entry);
end $$;

-- What moves with every change, or with every use, says nothing of its own.
create function kernel.audit_is_noise(name text) returns boolean language sql immutable parallel safe as $$
  select name = any (array['version', 'updated_at', 'search_name', 'last_seen_at', 'last_used_at', 'last_step', 'counter'])
$$;

-- Whether a column differs between an old row `o` and a new row `n`, as SQL. Some types know no equality.
create function kernel.audit_differs(target regclass, name text) returns text language sql stable as $$
  select case when a.atttypid in ('json'::regtype, 'xml'::regtype, 'point'::regtype)
    then format('o.%1$I::text is distinct from n.%1$I::text', name) else format('o.%1$I is distinct from n.%1$I', name) end
  from pg_attribute a where a.attrelid = target and a.attname = name
$$;

create function kernel.audit_join(keys text[]) returns text language sql immutable as $$
  select 'removed o full join added n on ' || string_agg(format('o.%1$I = n.%1$I', k), ' and ') from unnest(keys) k
$$;

-- The columns in which any row of `removed` differs from the one of `added` with the same key, as SQL.
create function kernel.audit_changed_sql(target regclass, keys text[]) returns text language sql stable as $$
  select format('select array_remove(array[%s], null) from ',
    string_agg(format('case when bool_or(%s) then %L end', kernel.audit_differs(target, a.attname), a.attname), ', ' order by a.attnum)) || kernel.audit_join(keys)
  from pg_attribute a where a.attrelid = target and a.attnum > 0 and not a.attisdropped and not kernel.audit_is_noise(a.attname)
$$;

-- One side of what changed in a row, as SQL.
create function kernel.audit_side_sql(target regclass, side text, changed text[]) returns text language sql stable as $$
  select string_agg(format('case when %s then jsonb_build_object(%L, %s) else ''{}'' end', kernel.audit_differs(target, c), c,
    case when kernel.audit_is_secret(c) then '''•••''::text' else format('%s.%I', side, c) end), ' || ')
  from unnest(changed) c
$$;

-- Writes the details of many changed rows under the id $1; answers how many they are and the digest of all. As SQL.
create function kernel.audit_details_sql(target regclass, keys text[], changed text[]) returns text language sql stable as $$
  select format(
    'with found as materialized (
       select row_number() over () as position, %s as record_id, %s as parent_id, uuid_send(gen_random_uuid()) as salt,
         jsonb_build_object(''before'', %s, ''after'', %s) as content
       from %s where %s
     ), kept as (
       insert into kernel.audit_details (audit_id, position, record_id, parent_id, salt, content, digest)
       select $1, position, record_id, parent_id, salt, content, kernel.audit_digest(salt, record_id, parent_id, content) from found
       returning position, digest
     )
     select count(*), sha256(string_agg(digest, '''' order by position)) from kept',
    (select string_agg(case when kernel.audit_is_secret(k) then '''•••''' else format('coalesce(n.%1$I, o.%1$I)::text', k) end, ' || ''/'' || ')
      from unnest(keys) k),
    coalesce((select 'coalesce(' || string_agg(format('n.%1$I::text, o.%1$I::text', a.attname), ', ' order by p.n) || ')'
      from unnest(array['login_id', 'boleto_id', 'invoice_id', 'contract_id', 'client_id', 'plan_id', 'user_id', 'role_id']) with ordinality p (name, n)
      join pg_attribute a on a.attrelid = target and a.attname = p.name and not a.attisdropped), 'null::text'),
    kernel.audit_side_sql(target, 'o', changed),
    kernel.audit_side_sql(target, 'n', changed),
    kernel.audit_join(keys),
    (select string_agg(kernel.audit_differs(target, c), ' or ') from unnest(changed) c))
$$;

-- The trigger of every table that is not excepted (kernel/audit-tables.ts). Arguments: the columns of its key. One row of the log for
-- each statement, with what it did to each record; of many that are made at once only their number and ids.
-- Old and new rows meet by hash: how many they are the planner does not know.
create or replace function kernel.audit_change() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp set enable_nestloop = off set enable_mergejoin = off set jit = off as $$
declare
  who constant jsonb := nullif(current_setting('sgp.actor', true), '')::jsonb;
  noise constant text[] := array['version', 'updated_at', 'search_name', 'last_seen_at', 'last_used_at', 'last_step', 'counter'];
  many constant integer := 50;
  keys constant text[] := (select array_agg(k) from unnest(tg_argv) k);
  changed text[];
  entry kernel.audit_log;
  items kernel.audit_item[];
begin
  entry.id := kernel.uuid_v7();
  entry.kind := 'change';
  entry.table_name := tg_table_schema || '.' || tg_table_name;
  entry.op := lower(tg_op);
  -- Who comes to the tables without the product is named as the database knows them.
  entry.at := coalesce(to_timestamp((who ->> 'at')::double precision / 1000), clock_timestamp());
  entry.company_id := who ->> 'company';
  entry.actor_kind := coalesce(who ->> 'kind', 'database');
  entry.actor_id := coalesce(who ->> 'id', session_user);
  entry.actor_name := coalesce(who ->> 'name', 'Acesso direto ao banco');
  entry.request_id := coalesce(who ->> 'request', '');
  entry.address := case when who is null then inet_client_addr() else (who ->> 'address')::inet end;
  if tg_op = 'INSERT' then
    entry.row_count := count(*) from added;
    if entry.row_count > many and tg_nargs > 0 then
      execute format('select array[row(null, null, jsonb_build_object(''count'', $1, ''ids'', jsonb_agg(%s)))::kernel.audit_item] from added a',
        case when kernel.audit_is_secret(keys[1]) then '''•••''::text' else format('a.%I', keys[1]) end) into items using entry.row_count;
    else
      select array_agg(row(kernel.audit_key(x.new, tg_argv),
          kernel.audit_parent(x.new), jsonb_build_object('after', kernel.audit_veil(x.new)))::kernel.audit_item)
        into items from (select to_jsonb(a) - noise as new from added a) x;
    end if;
  elsif tg_op = 'DELETE' then
    select array_agg(row(kernel.audit_key(x.old, tg_argv),
        kernel.audit_parent(x.old), jsonb_build_object('before', kernel.audit_veil(x.old)))::kernel.audit_item)
      into items from (select to_jsonb(r) - noise as old from removed r) x;
  elsif tg_nargs > 0 and (select count(*) from added) > many then
    execute kernel.audit_changed_sql(tg_relid, keys) into changed;
    if cardinality(changed) = 0 then return null; end if;
    execute kernel.audit_details_sql(tg_relid, keys, changed) into entry.row_count, entry.details_hash using entry.id;
    perform kernel.audit_link(entry);
    return null;
  else
    with b as materialized (select kernel.audit_key(o.old, tg_argv) as key, o.old from (select to_jsonb(r) - noise as old from removed r) o),
      x as materialized (select kernel.audit_key(n.new, tg_argv) as key, n.new from (select to_jsonb(a) - noise as new from added a) n)
    select array_agg(row(coalesce(x.key, b.key), kernel.audit_parent(coalesce(x.new, b.old)), d.content)::kernel.audit_item) into items
      from b full join x on x.key = b.key
      cross join lateral (
        select jsonb_build_object(
          'before', jsonb_object_agg(e.key, case when kernel.audit_is_secret(e.key) then '"•••"' else b.old -> e.key end),
          'after', jsonb_object_agg(e.key, case when kernel.audit_is_secret(e.key) then '"•••"' else x.new -> e.key end)) as content
        from jsonb_each(coalesce(x.new, b.old)) e where x.new -> e.key is distinct from b.old -> e.key
      ) d
      where x.new is distinct from b.old;
  end if;
  if items is null then return null; end if;
  entry.row_count := coalesce(entry.row_count, cardinality(items));
  perform kernel.audit_append(entry, items);
  return null;
end $$;

revoke all on function kernel.audit_link, kernel.audit_append from public;
