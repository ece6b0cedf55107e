-- What FreeRADIUS may call. Its role can execute the five functions at the end of this file and read nothing.
-- Every string from a packet arrives in hexadecimal: no quoting, no byte that is not UTF-8 can break a statement.
create schema aaa;

-- On the login path each call of an SQL function that the planner cannot inline costs more than the work in it. It inlines one that is
-- neither strict nor said to be immutable over something stable (`||` of a number, conversion of bytes); plpgsql keeps its plans.

-- rlm_sql parses each value that it reads and EXECUTES what stands between backticks: every string goes through this.
create function aaa.rad_quote(value text) returns text language sql immutable strict parallel safe as $$
  select '''' || replace(replace(value, '\', '\\'), '''', '\''') || ''''
$$;

-- Bytes that are no UTF-8 (or hold a zero byte) become an escaped text, which matches no user.
create function aaa.odd_text_of(hex text) returns text language plpgsql immutable strict parallel safe as $$
begin
  return convert_from(decode(hex, 'hex'), 'UTF8');
exception when character_not_in_repertoire or untranslatable_character then
  return encode(decode(hex, 'hex'), 'escape');
end $$;

-- Plain ASCII needs no handler, whose subtransaction costs more than all the rest.
create function aaa.text_of(hex text) returns text language sql stable parallel safe as $$
  select case when hex ~ '^([2-7][0-9A-Fa-f])*$' then convert_from(decode(hex, 'hex'), 'UTF8') else aaa.odd_text_of(hex) end
$$;

-- First MAC address in a Calling-Station-Id of any spelling; null when there is none.
create function aaa.mac_of(station text) returns macaddr language sql immutable parallel safe as $$
  select nullif(substring(regexp_replace(station, '[^0-9A-Fa-f]', '', 'g') from '^[0-9A-Fa-f]{12}'), '')::macaddr
$$;

-- Opens what the application sealed: 1 byte version, 16 bytes IV, AES-256-CBC, HMAC-SHA-256 over owner, IV and ciphertext.
-- The 64 bytes of keys come with FreeRADIUS's own connection (options='-c aaa.key=…'): the database alone opens nothing.
create function aaa.unseal(sealed bytea, owner uuid) returns text language plpgsql stable strict as $$
declare
  keys bytea := decode(coalesce(current_setting('aaa.key', true), ''), 'hex');
  body bytea := substring(sealed from 1 for length(sealed) - 32);
begin
  if length(keys) <> 64 then raise exception 'aaa.key is missing on this connection' using errcode = 'config_file_error'; end if;
  if get_byte(sealed, 0) <> 1 or public.hmac(uuid_send(owner) || body, substring(keys from 33), 'sha256') <> substring(sealed from length(sealed) - 31) then
    raise exception 'sealed value of % does not open with this key', owner using errcode = 'config_file_error';
  end if;
  return convert_from(public.decrypt_iv(substring(body from 18), substring(keys from 1 for 32), substring(body from 2 for 16), 'aes-cbc/pad:pkcs'), 'UTF8');
end $$;

-- A digest as an RFC 9562 version 8 uuid.
create function aaa.uuid_of(key text) returns uuid language sql immutable strict parallel safe as $$
  select overlay(overlay(md5(key) placing '8' from 13 for 1) placing 'a' from 17 for 1)::uuid
$$;

create function aaa.rate(kbps integer) returns text language sql stable parallel safe as $$
  select case when kbps % 1000 = 0 then kbps / 1000 || 'M' else kbps || 'k' end
$$;

-- Mikrotik-Rate-Limit is written from the router's side: rx (the subscriber's upload) first. RouterOS manual, "RADIUS client".
create function aaa.rate_limit(down integer, up integer, burst_down integer, burst_up integer, threshold_down integer, threshold_up integer, seconds integer)
returns text language sql stable parallel safe as $$
  select aaa.rate(up) || '/' || aaa.rate(down) || coalesce(
    ' ' || aaa.rate(burst_up) || '/' || aaa.rate(burst_down) || ' ' || aaa.rate(threshold_up) || '/' || aaa.rate(threshold_down) || ' ' || seconds || '/' || seconds, '')
$$;

create type aaa.verdict as enum ('refuse', 'garden', 'open');

-- The desired state of a login at a router. `changeable` is what a CoA can change, name and value in turn; `hash` names the state.
create type aaa.profile as (verdict aaa.verdict, reason text, changeable text[], hash text, pool text, interim_seconds integer);

create function aaa.reason_of(state contracts.access_state, is_enabled boolean) returns text language sql immutable parallel safe as $$
  select case
    when not is_enabled or state = 'off' then 'acesso desativado'
    when state = 'awaiting' then 'contrato aguardando ativação'
    when state in ('blocked_auto', 'blocked_manual') then 'contrato bloqueado'
    when state = 'reduced' then 'velocidade reduzida'
    else 'acesso liberado' end
$$;

create function aaa.changeable_of(type radius.nas_type, list text, rate_limit text, down integer, up integer) returns text[] language sql stable parallel safe as $$
  select case type
    when 'mikrotik' then array['Mikrotik-Rate-Limit', rate_limit, 'Mikrotik-Address-List', coalesce(list, '')]
    -- bit/s in 32 bits: what exceeds them is as good as unlimited there.
    when 'huawei' then array['Huawei-Input-Average-Rate', least(up::bigint * 1000, 4294967295)::text, 'Huawei-Output-Average-Rate', least(down::bigint * 1000, 4294967295)::text]
    when 'accel_ppp' then array['Filter-Id', down || '/' || up]
    else array[]::text[] end
$$;

create function aaa.profile_of(login uuid, router uuid) returns aaa.profile language plpgsql stable as $$
declare
  r record;
  p aaa.profile;
  down integer;
  up integer;
begin
  select l.is_enabled, c.access_state, v.*, coalesce(n.type, 'mikrotik') as nas_type, coalesce(n.blocked_list, 'bloqueados') as blocked_list,
      coalesce(n.blocked_pool, 'bloqueados') as blocked_pool, coalesce(n.blocked_kbps, 1000) as blocked_kbps, coalesce(n.interim_seconds, 300) as interim_seconds
    into r
    from radius.logins l
    join contracts.contracts c on c.id = l.contract_id
    join plans.versions v on v.id = c.plan_version_id
    left join radius.nas n on n.id = router
    where l.id = login;
  if not found then
    p.verdict := 'refuse'; p.reason := 'usuário inexistente'; p.hash := 'refuse';
    return p;
  end if;
  p.reason := aaa.reason_of(r.access_state, r.is_enabled);
  p.interim_seconds := r.interim_seconds;
  if not r.is_enabled or r.access_state in ('awaiting', 'off') then
    p.verdict := 'refuse'; p.hash := 'refuse';
    return p;
  end if;
  if r.access_state in ('blocked_auto', 'blocked_manual') then
    p.verdict := 'garden';
    p.pool := r.blocked_pool;
    p.changeable := aaa.changeable_of(r.nas_type, r.blocked_list, aaa.rate_limit(r.blocked_kbps, r.blocked_kbps, null, null, null, null, null), r.blocked_kbps, r.blocked_kbps);
  else
    p.verdict := 'open';
    p.pool := r.address_pool;
    down := r.down_kbps; up := r.up_kbps;
    -- A reduced rate has no burst; a plan without one keeps its speed (the contract allows no reduction).
    if r.access_state = 'reduced' and r.reduced_down_kbps is not null then
      down := r.reduced_down_kbps; up := r.reduced_up_kbps; r.burst_down_kbps := null; r.burst_up_kbps := null;
    end if;
    p.changeable := aaa.changeable_of(r.nas_type, null,
      aaa.rate_limit(down, up, r.burst_down_kbps, r.burst_up_kbps, r.burst_threshold_down_kbps, r.burst_threshold_up_kbps, r.burst_seconds), down, up);
  end if;
  p.hash := left(md5(p.verdict || chr(31) || array_to_string(p.changeable, chr(31))), 16);
  return p;
end $$;

-- Most specific network wins.
create function aaa.nas_of(source inet) returns radius.nas language plpgsql stable as $$
declare router radius.nas;
begin
  select * into router from radius.nas n where n.network >>= source and n.is_enabled order by masklen(n.network) desc limit 1;
  return router;
end $$;

create function aaa.session_key(session uuid) returns bigint language sql immutable strict parallel safe as $$
  select hashtextextended(session::text, 7)
$$;

-- Moves a live session to the history. Does nothing when it ended meanwhile or has news after `unless_after`.
create function radius.close_session(session uuid, at timestamptz, why text, unless_after timestamptz default 'infinity') returns boolean language plpgsql as $$
declare o radius.sessions_open;
begin
  perform pg_advisory_xact_lock(aaa.session_key(session));
  delete from radius.sessions_open s where s.id = session and s.updated_at <= unless_after returning * into o;
  if not found then return false; end if;
  perform aaa.archive(o, greatest(at, o.started_at), why, true);
  return true;
end $$;

create function aaa.archive(o radius.sessions_open, stop timestamptz, why text, inferred boolean) returns void language sql as $$
  insert into radius.sessions_closed (id, company_id, login_id, contract_id, username, nas_id, nas_address, acct_session_id, port_id, mac, ipv4, wan_ipv6_prefix,
      delegated_ipv6_prefix, started_at, stopped_at, seconds, upload_octets, download_octets, cause, is_inferred, is_in_garden)
    values (o.id, o.company_id, o.login_id, o.contract_id, o.username, o.nas_id, o.nas_address, o.acct_session_id, o.port_id, o.mac, o.ipv4, o.wan_ipv6_prefix,
      o.delegated_ipv6_prefix, o.started_at, stop, o.seconds, o.upload_octets, o.download_octets, why, inferred, o.is_in_garden)
    on conflict do nothing
$$;

-- The router forgot its sessions (RFC 2866 §5.1). The first two hundred end here, within FreeRADIUS's
-- patience, the rest by the sweep; none counts against a limit any more.
create function aaa.record_boot(n radius.nas, source inet, t timestamptz) returns void language plpgsql as $$
declare s record;
begin
  insert into radius.nas_boots as b (nas_id, address, booted_at) values (n.id, source, t)
    on conflict (nas_id, address) do update set booted_at = greatest(b.booted_at, excluded.booted_at);
  -- A session that somebody else has in hand is left to the sweep: waiting for many locks would invite deadlocks.
  for s in select o.id from radius.sessions_open o where o.nas_id = n.id and o.nas_address = source and o.started_at < t order by o.id limit 200 loop
    if pg_try_advisory_xact_lock(aaa.session_key(s.id)) then perform radius.close_session(s.id, t, 'NAS-Reboot', t); end if;
  end loop;
end $$;

-- One row per session whatever is lost, repeated or reordered: octets and seconds only grow, the start only moves back.
-- A packet belongs to an earlier life of its id when it began before that life ended (30 s for clocks and rounding, none
-- after a restart: RouterOS then counts its ids anew).
create function aaa.record_session(n radius.nas, type text, p radius.sessions_open, t timestamptz, why text) returns void language plpgsql as $$
declare
  slack constant interval := interval '30 seconds';
  o radius.sessions_open;
  c radius.sessions_closed;
  is_new boolean;
begin
  perform pg_advisory_xact_lock(aaa.session_key(p.id));
  select * into o from radius.sessions_open s where s.id = p.id;
  if found and p.started_at > o.updated_at + slack then
    -- RouterOS counts its session ids anew after a reboot.
    perform radius.close_session(o.id, o.updated_at, 'Lost-Stop');
    o := null;
  end if;
  -- Most packets are news of the live session: no need to look through the months.
  if o.id is null or p.started_at < o.started_at - slack then
    select * into c from radius.sessions_closed s where s.id = p.id
        and s.stopped_at >= p.started_at - slack and (s.cause is distinct from 'NAS-Reboot' or s.stopped_at > p.started_at) order by s.stopped_at desc limit 1;
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

-- What an earlier part of the same session knew, under what this packet says.
create function aaa.merge(p radius.sessions_open, started timestamptz, updated timestamptz, secs bigint, up bigint, down bigint, m macaddr, v4 inet, wan cidr, pd cidr)
returns radius.sessions_open language plpgsql immutable as $$
begin
  p.started_at := least(p.started_at, started); p.updated_at := greatest(p.updated_at, updated); p.seconds := greatest(p.seconds, secs);
  p.upload_octets := greatest(p.upload_octets, up); p.download_octets := greatest(p.download_octets, down); p.mac := coalesce(p.mac, m);
  p.ipv4 := coalesce(p.ipv4, v4); p.wan_ipv6_prefix := coalesce(p.wan_ipv6_prefix, wan); p.delegated_ipv6_prefix := coalesce(p.delegated_ipv6_prefix, pd);
  return p;
end $$;

-- A router's clock that is far off (a RouterOS without battery starts in 1970) counts as "now".
create function aaa.event_time(epoch double precision) returns timestamptz language sql stable parallel safe as $$
  select date_trunc('milliseconds', case when to_timestamp(epoch) between now() - interval '3 days' and now() + interval '5 minutes' then to_timestamp(epoch) else now() end)
$$;

-- Class of our Accepts: `sgp1`, verdict, hash. Routers echo it in accounting (RFC 2865 §5.25): so we know what an Accept gave.
create function aaa.class_of(p aaa.profile) returns text language sql stable parallel safe as $$
  select 'sgp1 ' || p.verdict || ' ' || p.hash
$$;

create function aaa.account_strict(type text, n radius.nas, source inet, packet jsonb) returns void language plpgsql as $$
declare
  p radius.sessions_open;
  l record;
  class text[] := string_to_array(packet ->> 'class', ' ');
  t timestamptz := aaa.event_time((packet ->> 'epoch')::double precision);
begin
  if n.id is null then raise exception 'no router at %', source using errcode = 'foreign_key_violation'; end if;
  if type in ('Accounting-On', 'Accounting-Off') then
    perform aaa.record_boot(n, source, t);
    return;
  end if;
  if type not in ('Start', 'Interim-Update', 'Stop') then return; end if;
  p.username := left(packet ->> 'user', 253);
  select id, company_id, contract_id into l from radius.logins where username = lower(p.username);
  p.company_id := coalesce(l.company_id, n.company_id);
  p.login_id := l.id;
  p.contract_id := l.contract_id;
  p.nas_id := n.id;
  p.nas_address := source;
  p.acct_session_id := packet ->> 'session';
  p.port_id := packet ->> 'port';
  p.id := aaa.uuid_of(concat_ws(chr(31), packet ->> 'user', p.acct_session_id, n.id, packet ->> 'nas', coalesce(p.port_id, '')));
  p.mac := aaa.mac_of(packet ->> 'mac');
  p.ipv4 := (packet ->> 'ipv4')::inet;
  p.wan_ipv6_prefix := network((packet ->> 'wan')::inet);
  p.delegated_ipv6_prefix := network((packet ->> 'pd')::inet);
  p.seconds := coalesce((packet ->> 'seconds')::bigint, 0);
  p.upload_octets := coalesce((packet ->> 'up')::bigint, 0);
  p.download_octets := coalesce((packet ->> 'down')::bigint, 0);
  p.started_at := t - make_interval(secs => p.seconds);
  p.updated_at := t;
  if class[1] = 'sgp1' then
    p.is_in_garden := class[2] = 'garden';
    p.applied_hash := class[3];
  else
    p.is_in_garden := coalesce((aaa.profile_of(l.id, n.id)).verdict = 'garden', false);
  end if;
  perform aaa.record_session(n, type, p, t, packet ->> 'cause');
end $$;

-- A plan made while nobody was connected would read every session at each packet until the next ANALYZE: `enable_seqscan` keeps to the keys.
-- One accounting packet. Data that cannot be stored is set aside (0); connection, lock and resource errors still raise and are repeated.
create function aaa.account(type text, source text, user_hex text, session_hex text, nas text, port_hex text, mac_hex text, ipv4 text, wan text, pd text,
  epoch double precision, seconds bigint, up bigint, down bigint, cause text, class_hex text)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  n radius.nas;
  packet jsonb;
begin
  packet := jsonb_build_object('user', coalesce(aaa.text_of(user_hex), ''), 'session', coalesce(aaa.text_of(session_hex), ''), 'nas', nas, 'port', nullif(aaa.text_of(port_hex), ''),
    'mac', aaa.text_of(mac_hex), 'ipv4', nullif(ipv4, ''), 'wan', nullif(wan, ''), 'pd', nullif(pd, ''), 'epoch', epoch, 'seconds', seconds,
    'up', up, 'down', down, 'cause', nullif(cause, ''), 'class', aaa.text_of(class_hex));
  -- Every later packet says again what a Start or an Interim-Update says: a crash may lose it. A Stop has none after it.
  if type in ('Start', 'Interim-Update') then perform set_config('synchronous_commit', 'off', true); end if;
  begin
    n := aaa.nas_of(source::inet);
    perform aaa.account_strict(type, n, source::inet, packet);
    return 1;
  exception when data_exception or integrity_constraint_violation or raise_exception then
    insert into radius.accounting_rejects (company_id, at, error, packet)
      values (n.company_id, now(), sqlerrm, packet || jsonb_build_object('type', type, 'source', source));
    return 0;
  end;
end $$;

-- The whole decision in one round trip: password and reply attributes, or `Auth-Type := Reject` with the reason.
create function aaa.authorize(user_hex text, mac_hex text, source text) returns table (id integer, username text, attribute text, value text, op text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  n radius.nas := aaa.nas_of(source::inet);
  l radius.logins;
  p aaa.profile;
  station macaddr := aaa.mac_of(aaa.text_of(mac_hex));
  refusal text;
  pair text[];
  net cidr;
begin
  select * into l from radius.logins x where x.username = lower(aaa.text_of(user_hex));
  p := aaa.profile_of(l.id, n.id);
  refusal := case
    when p.verdict = 'refuse' then p.reason
    when l.mac_lock is not null and l.mac_lock is distinct from station then 'MAC diferente'
    when l.nas_lock_id is not null and l.nas_lock_id is distinct from n.id then 'concentrador diferente'
    -- Neither the same MAC (it will be replaced) nor a session without news for three interims counts.
    when (select count(*) from radius.sessions_open s left join radius.nas_boots b on b.nas_id = s.nas_id and b.address = s.nas_address
        where s.login_id = l.id and s.mac is distinct from station and s.disconnected_at is null
          and s.updated_at > now() - 3 * make_interval(secs => p.interim_seconds) and s.started_at >= coalesce(b.booted_at, '-infinity')) >= l.max_sessions then 'sessão duplicada'
    end;
  if refusal is not null then
    return query values (0, '', 'Auth-Type', 'Reject', ':='), (0, '', 'Reply-Message', aaa.rad_quote(refusal), ':=');
    return;
  end if;
  id := 0; username := ''; op := ':=';
  foreach pair slice 1 in array array[
    ['Cleartext-Password', aaa.rad_quote(aaa.unseal(l.password_sealed, l.id))],
    ['Tmp-String-1', aaa.rad_quote(p.reason)],
    ['Class', '0x' || encode(convert_to(aaa.class_of(p), 'UTF8'), 'hex')],
    ['Acct-Interim-Interval', p.interim_seconds::text],
    ['Framed-Pool', case when p.verdict = 'garden' or l.fixed_ipv4 is null then aaa.rad_quote(p.pool) end],
    -- In the garden nothing of the subscriber's own: neither address nor IPv6, or who is blocked just surfs by v6.
    ['Framed-IP-Address', case when p.verdict = 'open' then host(l.fixed_ipv4) end],
    ['Framed-IPv6-Prefix', case when p.verdict = 'open' then l.wan_ipv6_prefix::text end],
    ['Delegated-IPv6-Prefix', case when p.verdict = 'open' then l.delegated_ipv6_prefix::text end]
  ] loop
    attribute := pair[1]; value := pair[2];
    if value is not null then return next; end if;
  end loop;
  op := '+=';
  for c in 1 .. coalesce(array_length(p.changeable, 1), 0) by 2 loop
    attribute := p.changeable[c]; value := aaa.rad_quote(p.changeable[c + 1]);
    if p.changeable[c + 1] <> '' then return next; end if;
  end loop;
  if p.verdict = 'open' then
    foreach net in array l.routed_networks loop
      attribute := case family(net) when 4 then 'Framed-Route' else 'Framed-IPv6-Route' end;
      value := aaa.rad_quote(net || case family(net) when 4 then ' 0.0.0.0 1' else ' :: 1' end);
      return next;
    end loop;
  end if;
end $$;

-- The outcome of a login, without its password.
create function aaa.post_auth(user_hex text, accepted boolean, reason_hex text, mac_hex text, source text)
returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  n radius.nas := aaa.nas_of(source::inet);
  who text := left(lower(coalesce(aaa.text_of(user_hex), '')), 128);
  l record;
begin
  -- A log row may be lost in a crash; a login must not wait for a disk.
  perform set_config('synchronous_commit', 'off', true);
  select id, company_id into l from radius.logins where username = who;
  insert into radius.auth_log as a (company_id, login_id, username, minute, last_at, is_accepted, reason, mac, nas_id, nas_address)
    values (coalesce(l.company_id, n.company_id), l.id, who, date_trunc('minute', now()), now(), accepted,
      coalesce(nullif(aaa.text_of(reason_hex), ''), case when accepted then 'acesso liberado' else 'senha inválida' end), aaa.mac_of(aaa.text_of(mac_hex)), n.id, source::inet)
    on conflict (minute, username, is_accepted, reason, nas_address) do update
      set occurrences = a.occurrences + 1, last_at = excluded.last_at, mac = excluded.mac;
  return 1;
end $$;

-- Dynamic clients: the secret of the router that speaks from `source`; `-` for a stranger, who gets no answer. Never null:
-- FreeRADIUS reads that as it reads a database that does not answer, and then goes by its memory.
create function aaa.nas_secret(source text) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select coalesce(aaa.unseal(n.secret_sealed, n.id), '-') from aaa.nas_of(source::inet) n
$$;
create function aaa.nas_requires_ma(source text) returns text language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select case when n.require_message_authenticator then 'yes' else 'no' end from aaa.nas_of(source::inet) n
$$;

revoke all on schema aaa from public;
revoke all on all functions in schema aaa from public;
revoke all on all functions in schema radius from public;

-- Read-only views with the names of the stock schema, for third-party tools. No password and no secret; never the login path.
create schema freeradius;
create view freeradius.nas as
  select id, network::text as nasname, name as shortname, type::text as type, null::integer as ports, null::text as secret, null::text as server, null::text as community, company_id::text as description
  from radius.nas where is_enabled;
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
create view freeradius.radacct as
  select id as radacctid, acct_session_id as acctsessionid, id as acctuniqueid, username, nas_address as nasipaddress, port_id as nasportid, started_at as acctstarttime,
    updated_at as acctupdatetime, null::timestamptz as acctstoptime, seconds as acctsessiontime, upload_octets as acctinputoctets, download_octets as acctoutputoctets,
    mac::text as callingstationid, null::text as acctterminatecause, ipv4 as framedipaddress, wan_ipv6_prefix as framedipv6prefix, delegated_ipv6_prefix as delegatedipv6prefix
  from radius.sessions_open
  union all
  select id, acct_session_id, id, username, nas_address, port_id, started_at, stopped_at, stopped_at, seconds, upload_octets, download_octets, mac::text, cause, ipv4, wan_ipv6_prefix, delegated_ipv6_prefix
  from radius.sessions_closed;
create view freeradius.radpostauth as
  select id, username, null::text as pass, case when is_accepted then 'Access-Accept' else 'Access-Reject' end as reply, last_at as authdate, mac::text as callingstationid, reason
  from radius.auth_log;
