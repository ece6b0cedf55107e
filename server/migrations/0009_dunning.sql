create schema dunning;

create type dunning.notice_status as enum ('pending', 'delivered', 'failed');
create type dunning.unlock_status as enum ('open', 'kept', 'broken');

-- RGC (Res. 765/2023): the numbers are floors; a company may be kinder, never harsher. No row means the defaults of rules/policy.ts.
create table dunning.policies (
  company_id uuid primary key references company.companies,
  notice_after_days integer not null default 1 check (notice_after_days >= 1),
  suspend_after_notice_days integer not null default 15 check (suspend_after_notice_days >= 15),
  cancel_after_suspension_days integer not null default 60 check (cancel_after_suspension_days >= 60),
  minimum_debt_cents bigint not null default 0 check (minimum_debt_cents >= 0),
  suspend_on_business_days_only boolean not null default true,
  unlock_days integer not null default 3 check (unlock_days between 1 and 30),
  unlocks_per_year integer not null default 4 check (unlocks_per_year between 0 and 365),
  updated_at timestamptz not null
);

-- The proof of the notice: what was said, through what, when, and the other side's receipt.
create table dunning.notices (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid not null,
  client_id uuid not null,
  invoice_id uuid not null,
  channel text not null,
  recipient text,
  subject text not null,
  body text not null,
  suspend_from date not null,
  status dunning.notice_status not null default 'pending',
  delivered_at timestamptz,
  evidence text,
  created_at timestamptz not null,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id),
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id),
  unique (invoice_id, channel)
);
create index on dunning.notices (contract_id);
create index on dunning.notices (company_id, status, id);

create table dunning.unlocks (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid not null,
  invoice_id uuid not null,
  channel text not null,
  requested_by text not null,
  granted_at timestamptz not null,
  until date not null,
  status dunning.unlock_status not null default 'open',
  closed_at timestamptz,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id),
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id),
  unique (invoice_id)
);
create index on dunning.unlocks (contract_id, granted_at);

create table dunning.runs (
  id uuid primary key,
  company_id uuid not null references company.companies,
  on_date date not null,
  at timestamptz not null,
  run_by text not null,
  noticed_count integer not null,
  suspended_count integer not null,
  broken_unlock_count integer not null,
  released_count integer not null
);
