-- One statement a login, one row without a look-up for its log, one statement for most accounting packets. In a function that is called
-- once a transaction each expression of plpgsql is prepared anew: few statements with inlined SQL cost a fraction of many small ones.
-- docs/decisions/0010.

-- What 0011 forced with `set enable_seqscan = off` on each function, FreeRADIUS's connection now brings along: setting it at each call
-- costs as much as a look-up.

drop view freeradius.radcheck, freeradius.radreply;

-- Called only for a plan with a burst: what is inlined must be prepared at every login, wanted or not.
create function aaa.burst(burst_down integer, burst_up integer, threshold_down integer, threshold_up integer, seconds integer) returns text language plpgsql stable as $$
begin
  return ' ' || aaa.rate(burst_up) || '/' || aaa.rate(burst_down) || ' ' || aaa.rate(threshold_up) || '/' || aaa.rate(threshold_down) || ' ' || seconds || '/' || seconds;
end $$;

create or replace function aaa.rate_limit(down integer, up integer, burst_down integer, burst_up integer, threshold_down integer, threshold_up integer, seconds integer)
returns text language sql stable parallel safe as $$
  select aaa.rate(up) || '/' || aaa.rate(down) || case when num_nulls(burst_down, burst_up, threshold_down, threshold_up, seconds) = 0
    then aaa.burst(burst_down, burst_up, threshold_down, threshold_up, seconds) else '' end
$$;

-- The desired state of a login (no login: `is_enabled` unknown) with its plan at a router, always one row: inlined wherever it is
-- asked for. `offset 0` keeps each expression single.
create function aaa.profiles(is_enabled boolean, state contracts.access_state, v plans.versions, nas_type radius.nas_type, blocked_list text, blocked_pool text,
  blocked_kbps integer, interim integer) returns setof aaa.profile language sql stable as $$
  select d.verdict, d.reason, d.changeable,
    case d.verdict when 'refuse' then 'refuse' else left(md5(d.verdict || chr(31) || array_to_string(d.changeable, chr(31))), 16) end, d.pool, d.seconds
  from (
    select s.verdict, s.reason, s.pool, s.seconds, case when s.verdict <> 'refuse' then aaa.changeable_of(s.type, s.list, aaa.rate_limit(s.down, s.up,
        s.burst_down, s.burst_up, s.threshold_down, s.threshold_up, s.burst_seconds), s.down, s.up) end as changeable
    from (
      select x.verdict, x.reason, coalesce(nas_type, 'mikrotik') as type, coalesce(interim, 300) as seconds,
        case when x.verdict = 'garden' then coalesce(blocked_list, 'bloqueados') end as list,
        case x.verdict when 'garden' then coalesce(blocked_pool, 'bloqueados') when 'open' then (v).address_pool end as pool,
        case when x.verdict = 'garden' then coalesce(blocked_kbps, 1000) when x.is_reduced then (v).reduced_down_kbps else (v).down_kbps end as down,
        case when x.verdict = 'garden' then coalesce(blocked_kbps, 1000) when x.is_reduced then (v).reduced_up_kbps else (v).up_kbps end as up,
        case when x.verdict = 'open' and not x.is_reduced then (v).burst_down_kbps end as burst_down, (v).burst_up_kbps as burst_up,
        (v).burst_threshold_down_kbps as threshold_down, (v).burst_threshold_up_kbps as threshold_up, (v).burst_seconds as burst_seconds
      from (
        select case when is_enabled is null or not is_enabled or state in ('awaiting', 'off') then 'refuse'::aaa.verdict
            when state in ('blocked_auto', 'blocked_manual') then 'garden'::aaa.verdict else 'open'::aaa.verdict end as verdict,
          coalesce(aaa.reason_of(state, is_enabled), 'usuário inexistente') as reason,
          -- A reduced rate has no burst; a plan without one keeps its speed (the contract allows no reduction).
          state = 'reduced' and (v).reduced_down_kbps is not null as is_reduced
        offset 0
      ) x
      offset 0
    ) s
    offset 0
  ) d
$$;

create or replace function aaa.profile_of(login uuid, router uuid) returns aaa.profile language sql stable as $$
  select p from (values (login)) asked (id)
    left join (radius.logins l join contracts.contracts c on c.id = l.contract_id join plans.versions v on v.id = c.plan_version_id) on l.id = asked.id
    left join radius.nas n on n.id = router
    cross join lateral aaa.profiles(l.is_enabled, c.access_state, v, n.type, n.blocked_list, n.blocked_pool, n.blocked_kbps, n.interim_seconds) p
$$;

-- False for a disabled login, unknown for none.
create or replace function aaa.reason_of(state contracts.access_state, is_enabled boolean) returns text language sql immutable parallel safe as $$
  select case
    when not is_enabled or state = 'off' then 'acesso desativado'
    when state = 'awaiting' then 'contrato aguardando ativação'
    when state in ('blocked_auto', 'blocked_manual') then 'contrato bloqueado'
    when state = 'reduced' then 'velocidade reduzida'
    when is_enabled then 'acesso liberado' end
$$;

create function aaa.refuse_key(owner uuid) returns text language plpgsql as $$
begin
  raise exception 'sealed value of % does not open with the key of this connection (aaa.key)', owner using errcode = 'config_file_error';
end $$;

create function aaa.key_part(first integer) returns bytea language sql stable as $$
  select substring(decode(coalesce(current_setting('aaa.key', true), ''), 'hex') from first for 32)
$$;

-- As in 0011, in one expression that the planner can inline.
create or replace function aaa.unseal(sealed bytea, owner uuid) returns text language sql stable as $$
  select case
    when sealed is null then null
    when length(coalesce(current_setting('aaa.key', true), '')) = 128 and get_byte(sealed, 0) = 1
      and public.hmac(uuid_send(owner) || substring(sealed from 1 for length(sealed) - 32), aaa.key_part(33), 'sha256') = substring(sealed from length(sealed) - 31)
    then convert_from(public.decrypt_iv(substring(sealed from 18 for length(sealed) - 49), aaa.key_part(1), substring(sealed from 2 for 16), 'aes-cbc/pad:pkcs'), 'UTF8')
    else aaa.refuse_key(owner) end
$$;

-- The whole decision in one statement: password and reply attributes, or `Auth-Type := Reject` with the reason.
create or replace function aaa.authorize(user_hex text, mac_hex text, source text) returns table (id integer, username text, attribute text, value text, op text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
  return query
  select 0, '', r.attribute, r.value, r.op
  from (
    select l.id, l.password_sealed, l.fixed_ipv4, l.wan_ipv6_prefix, l.delegated_ipv6_prefix, l.routed_networks,
      p.verdict, p.reason, p.changeable, p.hash, p.pool, p.interim_seconds, p.verdict = 'open' as is_open,
      case
        when p.verdict = 'refuse' then p.reason
        when l.mac_lock is not null and l.mac_lock is distinct from q.station then 'MAC diferente'
        when l.nas_lock_id is not null and l.nas_lock_id is distinct from n.id then 'concentrador diferente'
        -- Neither the same MAC (it will be replaced) nor a session without news for three interims counts.
        when (select count(*) from radius.sessions_open s
            where s.login_id = l.id and s.mac is distinct from q.station and s.disconnected_at is null and s.updated_at > now() - 3 * make_interval(secs => p.interim_seconds)
              and not exists (select from radius.nas_boots b where b.nas_id = s.nas_id and b.address = s.nas_address and b.booted_at > s.started_at offset 0)) >= l.max_sessions
          then 'sessão duplicada'
      end as refusal
    from (select lower(aaa.text_of(user_hex)) as who, aaa.mac_of(aaa.text_of(mac_hex)) as station, source::inet as address offset 0) q
    left join lateral (select x.* from radius.nas x where x.network >>= q.address and x.is_enabled order by masklen(x.network) desc limit 1) n on true
    left join (radius.logins l join contracts.contracts c on c.id = l.contract_id join plans.versions v on v.id = c.plan_version_id) on l.username = q.who
    cross join lateral aaa.profiles(l.is_enabled, c.access_state, v, n.type, n.blocked_list, n.blocked_pool, n.blocked_kbps, n.interim_seconds) p
    offset 0
  ) d
  cross join lateral (
    select a.attribute, a.value, a.op from (values
      ('Cleartext-Password', case when d.refusal is null then aaa.rad_quote(aaa.unseal(d.password_sealed, d.id)) end, ':='),
      ('Tmp-String-1', aaa.rad_quote(d.reason), ':='),
      ('Class', '0x' || encode(convert_to('sgp1 ' || d.verdict || ' ' || d.hash, 'UTF8'), 'hex'), ':='),
      ('Acct-Interim-Interval', d.interim_seconds::text, ':='),
      ('Framed-Pool', case when not d.is_open or d.fixed_ipv4 is null then aaa.rad_quote(d.pool) end, ':='),
      -- In the garden nothing of the subscriber's own: neither address nor IPv6, or who is blocked just surfs by v6.
      ('Framed-IP-Address', case when d.is_open then host(d.fixed_ipv4) end, ':='),
      ('Framed-IPv6-Prefix', case when d.is_open then d.wan_ipv6_prefix::text end, ':='),
      ('Delegated-IPv6-Prefix', case when d.is_open then d.delegated_ipv6_prefix::text end, ':='),
      (d.changeable[1], aaa.rad_quote(nullif(d.changeable[2], '')), '+='),
      (d.changeable[3], aaa.rad_quote(nullif(d.changeable[4], '')), '+=')
    ) a (attribute, value, op) where d.refusal is null and a.value is not null
    union all select case family(net) when 4 then 'Framed-Route' else 'Framed-IPv6-Route' end, aaa.rad_quote(net || case family(net) when 4 then ' 0.0.0.0 1' else ' :: 1' end), '+='
      from unnest(d.routed_networks) net where d.refusal is null and d.is_open
    union all select a.attribute, a.value, ':=' from (values ('Auth-Type', 'Reject'), ('Reply-Message', aaa.rad_quote(d.refusal))) a (attribute, value) where d.refusal is not null
  ) r;
end $$;

-- What FreeRADIUS said of a login, as it said it: no look-up and no index on the login's path. `radius.fold_auth_log` makes rows of the log of it.
create table radius.auth_arrivals (
  at timestamptz not null,
  is_accepted boolean not null,
  user_hex text not null,
  reason_hex text not null,
  mac_hex text not null,
  source inet not null
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000, autovacuum_vacuum_insert_threshold = -1);

create or replace function aaa.post_auth(user_hex text, accepted boolean, reason_hex text, mac_hex text, source text)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into radius.auth_arrivals values (now(), accepted, coalesce(user_hex, ''), coalesce(reason_hex, ''), coalesce(mac_hex, ''), source::inet);
  return 1;
end $$;

-- Turns what arrived into the log, one row per user, minute and outcome. Gives how many logins that were. One at a time; safe at any moment.
create function radius.fold_auth_log() returns bigint language plpgsql as $$
declare folded bigint;
begin
  perform pg_advisory_xact_lock(hashtextextended('radius.auth_log', 7));
  with arrived as (delete from radius.auth_arrivals returning *),
  told as (
    select date_trunc('minute', a.at) as minute, left(lower(aaa.text_of(a.user_hex)), 128) as username, a.is_accepted,
      coalesce(nullif(aaa.text_of(a.reason_hex), ''), case when a.is_accepted then 'acesso liberado' else 'senha inválida' end) as reason, a.source,
      count(*) as occurrences, max(a.at) as last_at, (array_agg(a.mac_hex order by a.at desc))[1] as mac_hex
    from arrived a
    -- What nobody could read tells nothing and must not keep the others waiting.
    where a.user_hex ~ '^([0-9A-Fa-f]{2})*$' and a.reason_hex ~ '^([0-9A-Fa-f]{2})*$' and a.mac_hex ~ '^([0-9A-Fa-f]{2})*$'
    group by 1, 2, 3, 4, 5
  ),
  noted as (
    insert into radius.auth_log as g (company_id, login_id, username, minute, last_at, is_accepted, reason, mac, nas_id, nas_address, occurrences)
      select coalesce(l.company_id, n.company_id), l.id, t.username, t.minute, t.last_at, t.is_accepted, t.reason, aaa.mac_of(aaa.text_of(t.mac_hex)), n.id, t.source, t.occurrences
        from told t left join radius.logins l on l.username = t.username
        left join lateral (select x.id, x.company_id from radius.nas x where x.network >>= t.source and x.is_enabled order by masklen(x.network) desc limit 1) n on true
        order by t.last_at
      on conflict (minute, username, is_accepted, reason, nas_address) do update
        set occurrences = g.occurrences + excluded.occurrences, last_at = greatest(g.last_at, excluded.last_at), mac = excluded.mac
  )
  select coalesce(sum(t.occurrences), 0) into folded from told t;
  return folded;
end $$;

-- "Who had this address at that moment" by an exact address needs no GiST, which costs most of a Stop; prefixes are kept apart for those who have one.
do $$
declare old regclass;
begin
  for old in select i.indexrelid from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
      where i.indrelid = 'radius.sessions_closed'::regclass and m.amname = 'gist' loop
    execute format('drop index %s', old);
  end loop;
end $$;
create index on radius.sessions_closed (ipv4, stopped_at);
create index on radius.sessions_closed using gist (wan_ipv6_prefix inet_ops, tstzrange(started_at, stopped_at, '[]')) where wan_ipv6_prefix is not null;
create index on radius.sessions_closed using gist (delegated_ipv6_prefix inet_ops, tstzrange(started_at, stopped_at, '[]')) where delegated_ipv6_prefix is not null;
-- Of indexes that cost alike the planner takes the youngest, and over a month that is new they all do: it shall be the one that finds a session by its id.
alter table radius.sessions_closed drop constraint sessions_closed_pkey, add primary key (id, stopped_at);

drop function aaa.account_strict, aaa.record_session;

-- One row per session whatever is lost, repeated or reordered: octets and seconds only grow, the start only moves back.
-- A packet belongs to an earlier life of its id when it began before that life ended (30 s for clocks and rounding, none
-- after a restart: RouterOS then counts its ids anew). The caller holds the session's lock.
create function aaa.record_session(type text, p radius.sessions_open, t timestamptz, why text) returns void language plpgsql as $$
declare
  slack constant interval := interval '30 seconds';
  o radius.sessions_open;
  c radius.sessions_closed;
  is_new boolean;
begin
  if p.is_in_garden is null then p.is_in_garden := coalesce((aaa.profile_of(p.login_id, p.nas_id)).verdict = 'garden', false); end if;
  select * into o from radius.sessions_open s where s.id = p.id;
  if found and p.started_at > o.updated_at + slack then
    -- RouterOS counts its session ids anew after a reboot.
    perform radius.close_session(o.id, o.updated_at, 'Lost-Stop');
    o := null;
  end if;
  if o.id is null or p.started_at < o.started_at - slack then
    select * into c from radius.sessions_closed s where s.id = p.id
        and s.stopped_at >= p.started_at - slack and s.stopped_at < now() + interval '2 days' and (s.cause is distinct from 'NAS-Reboot' or s.stopped_at > p.started_at) order by s.stopped_at desc limit 1;
  end if;
  if c.id is not null then
    if c.is_inferred and (type = 'Stop' or type = 'Interim-Update' and t > c.stopped_at) then
      delete from radius.sessions_closed s where s.id = c.id and s.stopped_at = c.stopped_at;
      p.company_id := c.company_id; p.login_id := c.login_id; p.contract_id := c.contract_id; p.is_in_garden := c.is_in_garden;
      p := aaa.merge(p, c.started_at, c.stopped_at, c.seconds, c.upload_octets, c.download_octets, c.mac, c.ipv4, c.wan_ipv6_prefix, c.delegated_ipv6_prefix);
      -- What a CoA changed since its Accept is not known any more: the reconciler sets it again.
      p.applied_hash := null;
    else
      update radius.sessions_closed s set started_at = least(s.started_at, p.started_at), seconds = greatest(s.seconds, p.seconds),
          upload_octets = greatest(s.upload_octets, p.upload_octets), download_octets = greatest(s.download_octets, p.download_octets),
          ipv4 = coalesce(s.ipv4, p.ipv4), wan_ipv6_prefix = coalesce(s.wan_ipv6_prefix, p.wan_ipv6_prefix), delegated_ipv6_prefix = coalesce(s.delegated_ipv6_prefix, p.delegated_ipv6_prefix)
        where s.id = c.id and s.stopped_at = c.stopped_at;
      return;
    end if;
  end if;
  if type = 'Stop' then
    delete from radius.sessions_open s where s.id = p.id returning * into o;
    if found then
      p.company_id := o.company_id; p.login_id := o.login_id; p.contract_id := o.contract_id; p.is_in_garden := o.is_in_garden;
      p := aaa.merge(p, o.started_at, o.updated_at, o.seconds, o.upload_octets, o.download_octets, o.mac, o.ipv4, o.wan_ipv6_prefix, o.delegated_ipv6_prefix);
    end if;
    perform aaa.archive(p, greatest(t, p.started_at), why, false);
    return;
  end if;
  insert into radius.sessions_open as s select p.*
    on conflict (id) do update set updated_at = greatest(s.updated_at, excluded.updated_at), started_at = least(s.started_at, excluded.started_at),
      seconds = greatest(s.seconds, excluded.seconds), upload_octets = greatest(s.upload_octets, excluded.upload_octets),
      download_octets = greatest(s.download_octets, excluded.download_octets), mac = coalesce(s.mac, excluded.mac), ipv4 = coalesce(excluded.ipv4, s.ipv4),
      wan_ipv6_prefix = coalesce(excluded.wan_ipv6_prefix, s.wan_ipv6_prefix), delegated_ipv6_prefix = coalesce(excluded.delegated_ipv6_prefix, s.delegated_ipv6_prefix),
      -- Still there a minute after it confirmed the Disconnect: the router did not mean it.
      disconnected_at = case when excluded.updated_at <= s.disconnected_at + interval '1 minute' then s.disconnected_at end
    returning xmax = 0 into is_new;
  -- A CPE that dials again has lost its earlier session, whether or not the router noticed.
  if is_new and p.mac is not null then
    perform radius.close_session(s.id, p.started_at, 'Replaced', p.started_at + interval '1 day')
      from (select id from radius.sessions_open where login_id = p.login_id and mac = p.mac and id <> p.id and started_at < p.started_at order by started_at desc, id) s;
  end if;
end $$;

-- The first of a session, its news or its end, as most packets are, in one statement; false when the packet is late, repeated or of another
-- life of its id, which is for record_session. The caller holds the session's lock.
create function aaa.record_live_session(type text, p radius.sessions_open, t timestamptz, why text) returns boolean language plpgsql as $$
declare slack constant interval := interval '30 seconds';
begin
  if type = 'Interim-Update' then
    update radius.sessions_open s set updated_at = greatest(s.updated_at, p.updated_at), started_at = least(s.started_at, p.started_at),
        seconds = greatest(s.seconds, p.seconds), upload_octets = greatest(s.upload_octets, p.upload_octets), download_octets = greatest(s.download_octets, p.download_octets),
        mac = coalesce(s.mac, p.mac), ipv4 = coalesce(p.ipv4, s.ipv4), wan_ipv6_prefix = coalesce(p.wan_ipv6_prefix, s.wan_ipv6_prefix),
        delegated_ipv6_prefix = coalesce(p.delegated_ipv6_prefix, s.delegated_ipv6_prefix),
        disconnected_at = case when p.updated_at <= s.disconnected_at + interval '1 minute' then s.disconnected_at end
      where s.id = p.id and p.started_at between s.started_at - slack and s.updated_at + slack;
  elsif type = 'Stop' then
    with o as (delete from radius.sessions_open s where s.id = p.id and p.started_at between s.started_at - slack and s.updated_at + slack returning s.*)
    insert into radius.sessions_closed (id, company_id, login_id, contract_id, username, nas_id, nas_address, acct_session_id, port_id, mac, ipv4, wan_ipv6_prefix,
        delegated_ipv6_prefix, started_at, stopped_at, seconds, upload_octets, download_octets, cause, is_inferred, is_in_garden)
      select p.id, o.company_id, o.login_id, o.contract_id, p.username, p.nas_id, p.nas_address, p.acct_session_id, p.port_id, coalesce(p.mac, o.mac), coalesce(p.ipv4, o.ipv4),
          coalesce(p.wan_ipv6_prefix, o.wan_ipv6_prefix), coalesce(p.delegated_ipv6_prefix, o.delegated_ipv6_prefix), least(o.started_at, p.started_at),
          greatest(t, least(o.started_at, p.started_at)), greatest(o.seconds, p.seconds), greatest(o.upload_octets, p.upload_octets), greatest(o.download_octets, p.download_octets),
          why, false, o.is_in_garden
        from o
      on conflict do nothing;
  elsif p.is_in_garden is not null then
    insert into radius.sessions_open select p.*
      where not exists (select from radius.sessions_closed c where c.id = p.id and c.stopped_at >= p.started_at - slack and c.stopped_at < now() + interval '2 days'
        and (c.cause is distinct from 'NAS-Reboot' or c.stopped_at > p.started_at))
      on conflict (id) do nothing;
    if not found then return false; end if;
    -- A CPE that dials again has lost its earlier session, whether or not the router noticed.
    if p.mac is not null then
      perform radius.close_session(s.id, p.started_at, 'Replaced', p.started_at + interval '1 day')
        from (select id from radius.sessions_open where login_id = p.login_id and mac = p.mac and id <> p.id and started_at < p.started_at order by started_at desc, id) s;
    end if;
    return true;
  else
    return false;
  end if;
  return found;
end $$;

-- One accounting packet. Data that cannot be stored is set aside (0); connection, lock and resource errors still raise and are repeated.
create or replace function aaa.account(type text, source text, user_hex text, session_hex text, nas text, port_hex text, mac_hex text, ipv4 text, wan text, pd text,
  epoch double precision, seconds bigint, up bigint, down bigint, cause text, class_hex text)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_variable
declare
  router uuid;
  owner uuid;
  p radius.sessions_open;
  t timestamptz;
begin
  -- FreeRADIUS's connection does not wait for the disk: every later packet says again what a Start or an Interim-Update says. A Stop has none after it.
  if type not in ('Start', 'Interim-Update') then perform set_config('synchronous_commit', 'on', true); end if;
  begin
    select x.id, x.company_id into router, owner from radius.nas x where x.network >>= source::inet and x.is_enabled order by masklen(x.network) desc limit 1;
    if not found then raise exception 'no router at %', source using errcode = 'foreign_key_violation'; end if;
    t := aaa.event_time(epoch);
    if type in ('Start', 'Interim-Update', 'Stop') then
      select k.id, coalesce(l.company_id, owner), l.id, l.contract_id, left(k.who, 253), router, source::inet, k.session, k.port, aaa.mac_of(aaa.text_of(mac_hex)),
          nullif(ipv4, '')::inet, network(nullif(wan, '')::inet), network(nullif(pd, '')::inet), t - make_interval(secs => coalesce(seconds, 0)), t,
          coalesce(seconds, 0), coalesce(up, 0), coalesce(down, 0), case when k.class[1] = 'sgp1' then k.class[3] end, case when k.class[1] = 'sgp1' then k.class[2] = 'garden' end, null
        into p
        from (
          select e.*, aaa.uuid_of(concat_ws(chr(31), e.who, e.session, router, nas, coalesce(e.port, ''))) as id
          from (select coalesce(aaa.text_of(user_hex), '') as who, coalesce(aaa.text_of(session_hex), '') as session, nullif(aaa.text_of(port_hex), '') as port,
            string_to_array(aaa.text_of(class_hex), ' ') as class offset 0) e
          offset 0
        ) k
        cross join lateral pg_advisory_xact_lock(aaa.session_key(k.id))
        left join radius.logins l on l.username = lower(left(k.who, 253));
      if not aaa.record_live_session(type, p, t, nullif(cause, '')) then perform aaa.record_session(type, p, t, nullif(cause, '')); end if;
    elsif type in ('Accounting-On', 'Accounting-Off') then
      perform aaa.record_boot(x, source::inet, t) from radius.nas x where x.id = router;
    end if;
    return 1;
  exception when data_exception or integrity_constraint_violation or raise_exception then
    insert into radius.accounting_rejects (company_id, at, error, packet) values (owner, now(), sqlerrm, jsonb_build_object(
      'user', coalesce(aaa.text_of(user_hex), ''), 'session', coalesce(aaa.text_of(session_hex), ''), 'nas', nas, 'port', nullif(aaa.text_of(port_hex), ''),
      'mac', aaa.text_of(mac_hex), 'ipv4', nullif(ipv4, ''), 'wan', nullif(wan, ''), 'pd', nullif(pd, ''), 'epoch', epoch, 'seconds', seconds,
      'up', up, 'down', down, 'cause', nullif(cause, ''), 'class', aaa.text_of(class_hex), 'type', type, 'source', source));
    return 0;
  end;
end $$;

revoke all on all functions in schema aaa from public;
revoke all on all functions in schema radius from public;

create view freeradius.radcheck as
  select l.id, l.username, a.attribute, ':='::text as op, a.value from radius.logins l
  cross join lateral (values ('Simultaneous-Use', l.max_sessions::text), ('Calling-Station-Id', l.mac_lock::text),
    ('Auth-Type', case when (aaa.profile_of(l.id, null)).verdict = 'refuse' then 'Reject' end)) a (attribute, value)
  where a.value is not null;
create view freeradius.radreply as
  select l.id, l.username, a.attribute, ':='::text as op, a.value from radius.logins l
  cross join lateral aaa.profile_of(l.id, null) p
  cross join lateral (
    select 'Framed-Pool' as attribute, p.pool as value
    union all select 'Framed-IP-Address', case when p.verdict = 'open' then host(l.fixed_ipv4) end
    union all select p.changeable[c], nullif(p.changeable[c + 1], '') from generate_series(1, coalesce(array_length(p.changeable, 1), 0), 2) c
  ) a
  where a.value is not null;
