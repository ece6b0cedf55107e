create schema dunning;

create type dunning.notice_status as enum ('pending', 'delivered', 'failed', 'withdrawn');
create type dunning.notice_channel as enum ('email', 'whatsapp', 'sms', 'letter', 'in_person');
create type dunning.unlock_status as enum ('open', 'kept', 'broken');
create type dunning.unlock_channel as enum ('staff', 'portal', 'phone', 'chat', 'api');

-- RGC (Res. Anatel 765/2023): the numbers are floors; a company may be kinder, never harsher. Rules are dated: the row in force is the
-- last one whose day has come. No row means the defaults of rules/policy.ts.
create table dunning.policies (
  company_id uuid not null references company.companies,
  effective_on date not null,
  notice_after_days integer not null check (notice_after_days between 1 and 365),
  suspend_after_notice_days integer not null check (suspend_after_notice_days between 15 and 365),
  cancel_after_suspension_days integer not null check (cancel_after_suspension_days between 60 and 365),
  minimum_debt_cents bigint not null check (minimum_debt_cents >= 0),
  suspend_on_business_days_only boolean not null,
  unlock_days integer not null check (unlock_days between 1 and 30),
  unlocks_per_year integer not null check (unlocks_per_year between 0 and 365),
  created_at timestamptz not null,
  created_by text not null,
  primary key (company_id, effective_on)
);

-- The proof of the notice: what was said, through what, when, and the other side's receipt. The term runs from delivered_on.
create table dunning.notices (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid not null,
  client_id uuid not null,
  invoice_id uuid not null,
  channel dunning.notice_channel not null,
  recipient text,
  subject text not null,
  body text not null,
  suspend_from date not null,
  status dunning.notice_status not null default 'pending',
  round integer not null default 1 check (round > 0),
  written_on date not null,
  attempts integer not null default 0 check (attempts >= 0),
  last_error text,
  delivered_on date,
  delivered_at timestamptz,
  evidence text,
  created_at timestamptz not null,
  created_by text not null,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id),
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id),
  unique (invoice_id, channel),
  unique (company_id, id),
  check ((status = 'delivered') = (delivered_on is not null and delivered_at is not null and evidence is not null))
);
comment on column dunning.notices.round is 'A failed notice is written anew with new dates: each writing is a message of its own';
create index on dunning.notices (contract_id);
create index on dunning.notices (company_id, status, id);

-- Promessa de pagamento: one per open title, whatever the channel.
create table dunning.unlocks (
  id uuid primary key,
  company_id uuid not null,
  number bigint not null,
  contract_id uuid not null,
  override_id uuid not null references contracts.access_overrides,
  channel dunning.unlock_channel not null,
  requested_by text not null,
  granted_at timestamptz not null,
  until date not null,
  status dunning.unlock_status not null default 'open',
  closed_at timestamptz,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id),
  unique (company_id, number),
  unique (company_id, id),
  check ((status = 'open') = (closed_at is null))
);
create unique index one_open_unlock on dunning.unlocks (contract_id) where status = 'open';
create index on dunning.unlocks (contract_id, granted_at);
create index on dunning.unlocks (company_id, status, id);

create table dunning.unlock_invoices (
  invoice_id uuid primary key,
  company_id uuid not null,
  unlock_id uuid not null,
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id),
  foreign key (company_id, unlock_id) references dunning.unlocks (company_id, id)
);
create index on dunning.unlock_invoices (unlock_id);

create table dunning.runs (
  id uuid primary key,
  company_id uuid not null references company.companies,
  on_date date not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  run_by text not null,
  excluded_count integer not null default 0,
  noticed_count integer not null default 0,
  suspended_count integer not null default 0,
  kept_unlock_count integer not null default 0,
  broken_unlock_count integer not null default 0,
  released_count integer not null default 0,
  waiting_count integer not null default 0,
  failed_count integer not null default 0,
  unique (company_id, id)
);
create index on dunning.runs (company_id, id);

-- Why a contract was suspended for arrears, and on which notice that stands. Without a row here nobody may rescind.
create table dunning.proofs (
  suspension_id uuid primary key references contracts.suspensions,
  company_id uuid not null,
  contract_id uuid not null,
  invoice_id uuid not null,
  notice_id uuid not null,
  run_id uuid,
  explanation text not null,
  suspended_on date not null,
  created_at timestamptz not null,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id),
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id),
  foreign key (company_id, notice_id) references dunning.notices (company_id, id),
  foreign key (company_id, run_id) references dunning.runs (company_id, id)
);
create index on dunning.proofs (company_id, suspended_on, suspension_id);
create trigger append_only before update or delete on dunning.proofs for each row execute function kernel.refuse_change();
