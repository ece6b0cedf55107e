-- The first of a session, its news or its end, as most packets are, in one statement; false when the packet is late, repeated or of another
-- life of its id, which is for record_session. The caller holds the session's lock.
create or replace function aaa.record_live_session(type text, p radius.sessions_open, t timestamptz, why text) returns boolean language plpgsql as $$
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
