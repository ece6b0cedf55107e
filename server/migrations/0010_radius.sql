-- Who may connect, with what, and who is connected. FreeRADIUS reads and writes here only through the functions of schema aaa (0011).
create schema radius;

create type radius.nas_type as enum ('mikrotik', 'huawei', 'accel_ppp', 'other');

-- Access routers, known by the source address of their packets: NAS-IP-Address may be a loopback.
create table radius.nas (
  id uuid primary key,
  company_id uuid not null references company.companies,
  name text not null check (name <> ''),
  network cidr not null,
  type radius.nas_type not null default 'mikrotik',
  secret_sealed bytea not null,
  coa_port integer not null default 3799 check (coa_port between 1 and 65535),
  accepts_coa boolean not null default true,
  require_message_authenticator boolean not null default false,
  disconnects_per_second integer not null default 20 check (disconnects_per_second between 1 and 1000),
  interim_seconds integer not null default 300 check (interim_seconds between 60 and 3600),
  blocked_pool text not null default 'bloqueados' check (blocked_pool <> ''),
  blocked_list text not null default 'bloqueados' check (blocked_list <> ''),
  blocked_kbps integer not null default 1000 check (blocked_kbps > 0),
  is_enabled boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (company_id, id)
);
comment on column radius.nas.secret_sealed is 'Opens only with a key that never lies in the database: see aaa.unseal';
comment on column radius.nas.accepts_coa is 'False: this router is only ever told to disconnect';
create unique index nas_network on radius.nas (network);
create unique index nas_name on radius.nas (company_id, kernel.fold(name));
create index nas_covering on radius.nas using gist (network inet_ops);

-- When each router last said that it forgot its sessions (Accounting-On or -Off).
create table radius.nas_boots (
  nas_id uuid not null references radius.nas,
  address inet not null,
  booted_at timestamptz not null,
  primary key (nas_id, address)
);

-- The next moment at which a router may be told to disconnect somebody: a mass block must not start a redial storm.
create table radius.disconnect_slots (
  nas_id uuid primary key references radius.nas,
  next_at timestamptz not null
);

-- User names are one space for all companies of an installation. New ones are [a-z0-9._@-]; imported ones may be odder.
create table radius.logins (
  id uuid primary key,
  company_id uuid not null references company.companies,
  contract_id uuid not null,
  username text not null check (username = lower(username) and length(username) between 1 and 128 and username !~ '[[:cntrl:]]'),
  password_sealed bytea not null,
  fixed_ipv4 inet check (family(fixed_ipv4) = 4 and masklen(fixed_ipv4) = 32),
  wan_ipv6_prefix cidr check (family(wan_ipv6_prefix) = 6),
  delegated_ipv6_prefix cidr check (family(delegated_ipv6_prefix) = 6),
  routed_networks cidr[] not null default '{}',
  mac_lock macaddr,
  nas_lock_id uuid,
  max_sessions integer not null default 1 check (max_sessions between 1 and 100),
  is_enabled boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id),
  foreign key (company_id, nas_lock_id) references radius.nas (company_id, id),
  unique (company_id, id),
  constraint fixed_ipv4_taken exclude (company_id with =, fixed_ipv4 with =),
  constraint wan_ipv6_taken exclude using gist (company_id with =, wan_ipv6_prefix inet_ops with &&),
  constraint delegated_ipv6_taken exclude using gist (company_id with =, delegated_ipv6_prefix inet_ops with &&)
);
create unique index username_taken on radius.logins (username);
create index on radius.logins (contract_id);
create index on radius.logins (company_id, username);

-- One row per live session. No index depends on whether it is live: statistics taken while nobody is connected would
-- otherwise make the planner scan every row. Counters change in place (HOT).
create table radius.sessions_open (
  id uuid primary key,
  company_id uuid not null,
  login_id uuid,
  contract_id uuid,
  username text not null,
  nas_id uuid not null,
  nas_address inet not null,
  acct_session_id text not null,
  port_id text,
  mac macaddr,
  ipv4 inet,
  wan_ipv6_prefix cidr,
  delegated_ipv6_prefix cidr,
  started_at timestamptz not null,
  updated_at timestamptz not null,
  seconds bigint not null default 0 check (seconds >= 0),
  upload_octets bigint not null default 0 check (upload_octets >= 0),
  download_octets bigint not null default 0 check (download_octets >= 0),
  applied_hash text,
  is_in_garden boolean not null,
  disconnected_at timestamptz
) with (fillfactor = 70);
comment on column radius.sessions_open.username is 'As the router wrote it: a CoA must say it alike';
comment on column radius.sessions_open.applied_hash is 'What the router was last known to obey: from the Accept (by Class) or a CoA-ACK; null = unknown';
comment on column radius.sessions_open.is_in_garden is 'Its address comes from the blocked pool, so that only a new login frees it';
comment on column radius.sessions_open.disconnected_at is 'The router confirmed a Disconnect; its Stop is awaited';
create index on radius.sessions_open (login_id);
create index on radius.sessions_open (contract_id);
create index on radius.sessions_open (company_id, username, id);
create index on radius.sessions_open (nas_id);
create index on radius.sessions_open (ipv4);

-- History, by month of the end. A session is here or in sessions_open, never in both.
create table radius.sessions_closed (
  id uuid not null,
  company_id uuid not null,
  login_id uuid,
  contract_id uuid,
  username text not null,
  nas_id uuid not null,
  nas_address inet not null,
  acct_session_id text not null,
  port_id text,
  mac macaddr,
  ipv4 inet,
  wan_ipv6_prefix cidr,
  delegated_ipv6_prefix cidr,
  started_at timestamptz not null,
  stopped_at timestamptz not null,
  seconds bigint not null check (seconds >= 0),
  upload_octets bigint not null check (upload_octets >= 0),
  download_octets bigint not null check (download_octets >= 0),
  cause text,
  is_inferred boolean not null,
  is_in_garden boolean not null,
  check (stopped_at >= started_at),
  primary key (id, stopped_at)
) partition by range (stopped_at);
comment on column radius.sessions_closed.is_inferred is 'We concluded the end; the router never said it. Later news re-opens the session';
create index on radius.sessions_closed (company_id, stopped_at, id);
create index on radius.sessions_closed (login_id, stopped_at);
create index on radius.sessions_closed (contract_id, stopped_at);
-- "Who had this address at that moment": Marco Civil (Lei 12.965/2014) art. 13.
create index on radius.sessions_closed using gist (ipv4 inet_ops, tstzrange(started_at, stopped_at, '[]'));
create index on radius.sessions_closed using gist (wan_ipv6_prefix inet_ops, tstzrange(started_at, stopped_at, '[]'));
create index on radius.sessions_closed using gist (delegated_ipv6_prefix inet_ops, tstzrange(started_at, stopped_at, '[]'));
create table radius.sessions_closed_default partition of radius.sessions_closed default;

-- Makes the partition of a month (given by any of its days), taking along what the default partition holds of it. True when it was made now.
create function radius.ensure_sessions_partition(month date) returns boolean language plpgsql as $$
declare
  first_day date := date_trunc('month', month)::date;
  next_first date := (date_trunc('month', month) + interval '1 month')::date;
  partition text := 'sessions_closed_' || to_char(month, 'YYYY_MM');
begin
  if to_regclass('radius.' || partition) is not null then return false; end if;
  execute format('create table radius.%I (like radius.sessions_closed including defaults including constraints)', partition);
  execute format($move$with moved as (
      delete from radius.sessions_closed_default where stopped_at >= %L::timestamptz and stopped_at < %L::timestamptz returning *
    ) insert into radius.%I select * from moved$move$, first_day || ' 00:00:00+00', next_first || ' 00:00:00+00', partition);
  execute format('alter table radius.sessions_closed attach partition radius.%I for values from (%L) to (%L)',
    partition, first_day || ' 00:00:00+00', next_first || ' 00:00:00+00');
  return true;
end $$;
select radius.ensure_sessions_partition((current_date + make_interval(months => n))::date) from generate_series(0, 2) n;

-- Records that no table can take (a spool would repeat them for ever), kept as they came.
create table radius.accounting_rejects (
  id bigint generated always as identity primary key,
  company_id uuid,
  at timestamptz not null,
  error text not null,
  packet jsonb not null
);
create index on radius.accounting_rejects (company_id, id);

-- One row per user, minute and outcome: a wrongly set up CPE tries every few seconds for ever.
create table radius.auth_log (
  id bigint generated always as identity primary key,
  company_id uuid,
  login_id uuid,
  username text not null,
  minute timestamptz not null,
  last_at timestamptz not null,
  is_accepted boolean not null,
  reason text not null,
  mac macaddr,
  nas_id uuid,
  nas_address inet not null,
  occurrences integer not null default 1 check (occurrences > 0)
) with (fillfactor = 80);
create unique index auth_log_minute on radius.auth_log (minute, username, is_accepted, reason, nas_address);
create index on radius.auth_log (company_id, id);
create index on radius.auth_log (username, id);

-- Every CoA and Disconnect: which desired state, what the router answered.
create type radius.attempt_kind as enum ('coa', 'disconnect');
create type radius.attempt_outcome as enum ('ack', 'nak', 'timeout', 'failed');
create table radius.access_attempts (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid,
  login_id uuid,
  session_id uuid not null,
  username text not null,
  nas_id uuid not null references radius.nas,
  kind radius.attempt_kind not null,
  desired_hash text not null,
  reason text not null,
  outcome radius.attempt_outcome not null,
  error_cause integer,
  detail text,
  tries integer not null,
  elapsed_ms integer not null check (elapsed_ms >= 0),
  at timestamptz not null
);
create index on radius.access_attempts (company_id, id);
create index on radius.access_attempts (contract_id, id);
create index on radius.access_attempts (session_id, at);
create index on radius.access_attempts (nas_id, at);

-- Since when the sweep of stale sessions has been running without a pause: after an outage the sessions get time to report.
create table radius.sweeps (
  company_id uuid primary key references company.companies,
  running_since timestamptz not null,
  last_at timestamptz not null
);
