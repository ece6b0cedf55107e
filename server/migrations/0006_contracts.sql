create schema contracts;

create type contracts.contract_status as enum ('draft', 'awaiting_signature', 'awaiting_installation', 'active', 'suspended', 'cancelled', 'ended');
create type contracts.contract_modality as enum ('regular', 'courtesy', 'demonstration');
create type contracts.suspension_kind as enum ('financial', 'requested', 'administrative', 'judicial');
create type contracts.access_state as enum ('awaiting', 'allowed', 'reduced', 'blocked_auto', 'blocked_manual', 'off');

create table contracts.contracts (
  id uuid primary key,
  company_id uuid not null references company.companies,
  number bigint not null,
  client_id uuid not null,
  plan_version_id uuid not null,
  installation_address_id uuid,
  account_id uuid,
  modality contracts.contract_modality not null default 'regular',
  status contracts.contract_status not null default 'draft',
  due_day smallint not null check (due_day between 1 and 31),
  price_cents bigint check (price_cents >= 0),
  loyalty_months smallint not null check (loyalty_months between 0 and 24),
  benefit_cents bigint not null default 0 check (benefit_cents >= 0),
  signed_at timestamptz,
  signature jsonb,
  activated_on date,
  loyalty_until date,
  ended_on date,
  penalty_cents bigint check (penalty_cents >= 0),
  access_state contracts.access_state not null default 'awaiting',
  access_reason text not null default 'Aguardando instalação',
  access_since timestamptz not null,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  foreign key (company_id, plan_version_id) references plans.versions (company_id, id),
  foreign key (company_id, installation_address_id) references clients.addresses (company_id, id),
  foreign key (company_id, account_id) references company.accounts (company_id, id),
  unique (company_id, id),
  unique (company_id, number),
  check ((status in ('active', 'suspended')) <= (activated_on is not null)),
  check ((status in ('cancelled', 'ended')) = (ended_on is not null))
);
comment on column contracts.contracts.price_cents is 'Agreed monthly price when it differs from the plan version';
comment on column contracts.contracts.benefit_cents is 'What the client got for the loyalty (free installation, discount): base of the penalty';
comment on column contracts.contracts.ended_on is 'First day without service: the last day of use is the one before';
comment on column contracts.contracts.penalty_cents is 'Early termination penalty settled at cancellation; null = not cancelled within the loyalty';
create index on contracts.contracts (client_id);
create index on contracts.contracts (company_id, status, id);
create index on contracts.contracts (company_id, status, number);
create index on contracts.contracts (company_id, access_state, number);

-- Which version of which plan is in force when: written at sale, plan or price change and base move, also ahead of time.
-- Half-open [from, to): courtesies and demonstrations cost 0.
create table contracts.plan_periods (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid not null,
  plan_version_id uuid not null,
  price_cents bigint not null check (price_cents >= 0),
  has_agreed_price boolean not null default false,
  during daterange not null check (not isempty(during)),
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id),
  foreign key (company_id, plan_version_id) references plans.versions (company_id, id),
  exclude using gist (contract_id with =, during with &&)
);
create index on contracts.plan_periods (company_id, plan_version_id);
create index on contracts.plan_periods (contract_id);

-- Days without service are days without charge (RGC art. on suspension): each suspension is a period [from, to),
-- the day of suspension within, the day of release without. A suspension lifted on its own day has an empty period.
create table contracts.suspensions (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid not null,
  kind contracts.suspension_kind not null,
  reason text not null,
  during daterange not null check (not isempty(during) or upper(during) = lower(during)),
  started_at timestamptz not null,
  started_by text not null,
  ended_at timestamptz,
  ended_by text,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id)
);
create unique index one_open_suspension on contracts.suspensions (contract_id) where ended_at is null;

create type contracts.override_kind as enum ('manual_block', 'manual_release', 'trust_unlock', 'do_not_block', 'do_not_notify', 'reduced');

-- What people decided over the rules, each with author, reason and end.
create table contracts.access_overrides (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid not null,
  kind contracts.override_kind not null,
  reason text not null check (reason <> ''),
  starts_at timestamptz not null,
  ends_at timestamptz,
  created_by text not null,
  removed_at timestamptz,
  removed_by text,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id)
);
create unique index one_live_override on contracts.access_overrides (contract_id, kind) where removed_at is null;
create index on contracts.access_overrides (ends_at) where removed_at is null;

-- What is to happen on a day to come. Done, dropped or failed once; the daily job runs what is due.
create type contracts.action_kind as enum ('cancel', 'suspend', 'resume');
create table contracts.scheduled_actions (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid not null,
  kind contracts.action_kind not null,
  on_date date not null,
  payload jsonb not null default '{}',
  reason text not null check (reason <> ''),
  created_at timestamptz not null,
  created_by text not null,
  done_at timestamptz,
  dropped_at timestamptz,
  dropped_by text,
  failure text,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id),
  check (num_nonnulls(done_at, dropped_at) < 2)
);
create unique index one_open_action on contracts.scheduled_actions (contract_id, kind) where done_at is null and dropped_at is null;
create index on contracts.scheduled_actions (company_id, on_date, id) where done_at is null and dropped_at is null;

-- Rules of the company's contracts; no row means the defaults of rules/pause.ts.
create table contracts.settings (
  company_id uuid primary key references company.companies,
  pause_min_days integer not null check (pause_min_days between 1 and 365),
  pause_max_days integer not null check (pause_max_days between pause_min_days and 730),
  pause_every_months integer not null check (pause_every_months between 0 and 60),
  updated_at timestamptz not null
);

-- Every change of state, price, plan or access: who, when, why, from what to what.
create table contracts.events (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid not null,
  at timestamptz not null,
  on_date date not null,
  actor_id text not null,
  kind text not null,
  from_value text,
  to_value text,
  reason text not null,
  details jsonb not null default '{}',
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id)
);
create index on contracts.events (contract_id, id);
create trigger append_only before update or delete on contracts.events for each row execute function kernel.refuse_change();
