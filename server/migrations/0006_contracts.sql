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
  signed_at timestamptz,
  activated_on date,
  loyalty_until date,
  ended_on date,
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
create index on contracts.contracts (client_id);
create index on contracts.contracts (company_id, status, id);

-- Which version of which plan was in force when: written at sale, plan change and base move.
create table contracts.plan_periods (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid not null,
  plan_version_id uuid not null,
  price_cents bigint not null check (price_cents >= 0),
  during daterange not null check (not isempty(during)),
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id),
  foreign key (company_id, plan_version_id) references plans.versions (company_id, id),
  exclude using gist (contract_id with =, during with &&)
);

-- Days without service are days without charge (RGC art. on suspension): each suspension is a period.
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
create index on contracts.access_overrides (contract_id) where removed_at is null;
create index on contracts.access_overrides (ends_at) where removed_at is null;

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
