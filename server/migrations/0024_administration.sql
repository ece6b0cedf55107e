-- The house itself: settings, mail servers, places, people, calendar, inboxes; and the first setup, which runs once.

-- A setting is declared in code (kernel/settings.ts); here is what somebody made of it. No row: the default.
create table kernel.settings (
  -- The nil uuid: the whole installation.
  company_id uuid not null,
  key text not null,
  value jsonb not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null,
  primary key (company_id, key)
);

create table kernel.setting_changes (
  id uuid primary key,
  company_id uuid not null,
  key text not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null check (reason <> ''),
  changed_at timestamptz not null,
  changed_by text not null
);
create index on kernel.setting_changes (company_id, key, id desc);
create trigger append_only before update or delete on kernel.setting_changes for each row execute function kernel.refuse_change();

create schema administration;

create type administration.tls_mode as enum ('implicit', 'starttls', 'none');

-- Where a company's mail leaves. The first by priority that is in use and has room sends; none: SMTP_* of the environment.
create table administration.mail_servers (
  id uuid primary key,
  company_id uuid not null references company.companies,
  name text not null check (name <> ''),
  host text not null,
  port integer not null check (port between 1 and 65535),
  tls administration.tls_mode not null,
  username text,
  password_sealed text,
  from_address text not null,
  from_name text,
  per_hour integer check (per_hour > 0),
  per_day integer check (per_day > 0),
  priority integer not null default 1 check (priority between 1 and 99),
  is_active boolean not null default true,
  tested_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (company_id, id),
  check (password_sealed is null or username is not null)
);
create unique index mail_servers_name on administration.mail_servers (company_id, kernel.fold(name));

-- How many messages a server took in each hour: what its quota is compared with.
create table administration.mail_usage (
  server_id uuid not null references administration.mail_servers on delete cascade,
  hour timestamptz not null,
  sent integer not null default 0 check (sent >= 0),
  primary key (server_id, hour)
);

create type administration.site_kind as enum ('pop', 'operation_point', 'receipt_point');

-- Places of the company: where the network stands (pop), where it serves people, where it takes money.
create table administration.sites (
  id uuid primary key,
  company_id uuid not null references company.companies,
  kind administration.site_kind not null,
  name text not null check (name <> ''),
  postal_code text check (postal_code ~ '^[0-9]{8}$'),
  street text,
  street_number text,
  complement text,
  district text,
  city text not null,
  ibge_code text not null check (ibge_code ~ '^[0-9]{7}$'),
  state text not null check (state ~ '^[A-Z]{2}$'),
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  opening_hours text,
  is_active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (company_id, id),
  check ((latitude is null) = (longitude is null))
);
create unique index sites_name on administration.sites (company_id, kind, kernel.fold(name));

create table administration.employees (
  id uuid primary key,
  company_id uuid not null references company.companies,
  name text not null check (name <> ''),
  document text not null check (document ~ '^[0-9]{11}$'),
  position text not null,
  email text,
  phone text,
  site_id uuid,
  user_id uuid references access.users,
  admitted_on date not null,
  left_on date check (left_on >= admitted_on),
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (company_id, document),
  unique (company_id, user_id),
  foreign key (company_id, site_id) references administration.sites (company_id, id)
);

-- State and municipal holidays: the national ones are computed. One day (`on_date`), or every year (`month_day`).
create table administration.holidays (
  id uuid primary key,
  company_id uuid not null references company.companies,
  name text not null check (name <> ''),
  state text not null check (state ~ '^[A-Z]{2}$'),
  ibge_code text check (ibge_code ~ '^[0-9]{7}$'),
  city text,
  on_date date,
  month_day text check (month_day ~ '^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$'),
  created_at timestamptz not null,
  created_by text not null,
  unique (company_id, id),
  check (num_nonnulls(on_date, month_day) = 1),
  check ((ibge_code is null) = (city is null))
);
create unique index holidays_day on administration.holidays
  (company_id, state, coalesce(ibge_code, ''), coalesce(month_day, ''), coalesce(on_date, '0001-01-01'));

-- Raising a number series by hand: never lowered, always with a reason.
create table administration.sequence_changes (
  id uuid primary key,
  company_id uuid not null references company.companies,
  name text not null,
  before bigint not null,
  after bigint not null,
  reason text not null check (reason <> ''),
  changed_at timestamptz not null,
  changed_by text not null,
  check (after > before)
);
create index on administration.sequence_changes (company_id, id desc);
create trigger append_only before update or delete on administration.sequence_changes for each row execute function kernel.refuse_change();

-- What the house tells its staff. Who sees a row: `user_id`, or whoever has `permission` in the company at the moment of reading.
create table administration.notifications (
  id uuid primary key,
  company_id uuid not null references company.companies,
  kind text not null,
  user_id uuid references access.users,
  permission text,
  title text not null,
  body text,
  link text check (link ~ '^/'),
  -- The same matter is told once.
  source_key text not null,
  created_at timestamptz not null,
  unique (company_id, id),
  unique (company_id, source_key),
  check (num_nonnulls(user_id, permission) = 1)
);
create index on administration.notifications (company_id, id desc);

create table administration.notification_reads (
  user_id uuid not null references access.users,
  notification_id uuid not null references administration.notifications on delete cascade,
  read_at timestamptz not null,
  primary key (user_id, notification_id)
);

create table administration.notification_mutes (
  user_id uuid not null references access.users,
  kind text not null,
  primary key (user_id, kind)
);

create schema setup;

-- The end of the first setup. There can be one row, so that there can be one end.
create table setup.closure (
  is_only boolean primary key default true check (is_only),
  company_id uuid references company.companies,
  closed_at timestamptz not null,
  closed_by text not null
);

-- What was tried, or left out on purpose; what can be seen in the data is not kept twice.
create table setup.steps (
  name text primary key,
  outcome text not null check (outcome in ('proved', 'failed', 'skipped')),
  detail text not null,
  at timestamptz not null,
  by text not null
);

-- Who works already was set up before there was a setup.
insert into setup.closure (company_id, closed_at, closed_by)
select min(id::text)::uuid, now(), 'migration' from company.companies having count(*) > 0;
