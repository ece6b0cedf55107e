create schema billing;

create type billing.billing_reason as enum ('recurring', 'proration', 'final', 'fee', 'penalty', 'equipment', 'agreement', 'avulso');
create type billing.charge_kind as enum ('recurring', 'proration', 'final', 'suspension_credit', 'plan_difference', 'discount', 'fee', 'penalty', 'equipment', 'avulso');
create type billing.invoice_status as enum ('open', 'paid', 'cancelled');
create type billing.payment_method as enum ('boleto', 'pix', 'cash', 'card', 'transfer', 'credit');
create type billing.ledger_account as enum ('receivable', 'revenue', 'cash', 'client_credit', 'fine', 'interest', 'discount', 'bank_fee');

-- Rules of the company's billing; no row means the defaults written in rules/settings.ts.
create table billing.settings (
  company_id uuid primary key references company.companies,
  days_ahead integer not null default 10 check (days_ahead between 0 and 60),
  minimum_first_days integer not null default 10 check (minimum_first_days between 0 and 31),
  max_charges_per_day integer not null default 15 check (max_charges_per_day between 1 and 1000),
  updated_at timestamptz not null
);

create table billing.runs (
  id uuid primary key,
  company_id uuid not null references company.companies,
  due_until date not null,
  started_at timestamptz not null,
  finished_at timestamptz,
  started_by text not null,
  invoice_count integer not null default 0,
  amount_cents bigint not null default 0,
  parked_count integer not null default 0,
  unique (company_id, id)
);

-- Título. Face value and parameters of fine and interest are frozen at issue; corrections are adjustments.
create table billing.invoices (
  id uuid primary key,
  company_id uuid not null references company.companies,
  number bigint not null,
  client_id uuid not null,
  contract_id uuid,
  account_id uuid,
  run_id uuid,
  reason billing.billing_reason not null,
  period daterange check (not isempty(period)),
  issued_on date not null,
  due_on date not null,
  amount_cents bigint not null check (amount_cents >= 0),
  adjustment_cents bigint not null default 0,
  settled_cents bigint not null default 0 check (settled_cents >= 0),
  open_cents bigint generated always as (amount_cents + adjustment_cents - settled_cents) stored not null check (amount_cents + adjustment_cents - settled_cents >= 0),
  fine_ppm integer not null check (fine_ppm between 0 and 20000),
  interest_ppm_month integer not null check (interest_ppm_month between 0 and 10000),
  grace_days integer not null default 0,
  status billing.invoice_status not null default 'open',
  settled_on date,
  cancelled_on date,
  cancel_reason text,
  created_at timestamptz not null,
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id),
  foreign key (company_id, account_id) references company.accounts (company_id, id),
  foreign key (company_id, run_id) references billing.runs (company_id, id),
  unique (company_id, id),
  unique (company_id, number),
  check ((status = 'paid') <= (amount_cents + adjustment_cents - settled_cents = 0)),
  check ((status = 'cancelled') = (cancelled_on is not null)),
  check ((reason in ('recurring', 'proration', 'final')) <= (period is not null and contract_id is not null))
);
comment on column billing.invoices.period is 'Days of service that a recurring invoice pays, [from, to); null for what is not tied to a period';
-- One invoice per (contract, period, reason), for ever; a cancelled one makes room only when its period is released.
create unique index one_invoice_per_period on billing.invoices (contract_id, lower(period), reason) where status <> 'cancelled' and reason in ('recurring', 'proration', 'final');
create index on billing.invoices (company_id, due_on, id);
create index on billing.invoices (contract_id, due_on);
create index on billing.invoices (client_id, due_on);

-- What each centavo is for. No day of service is charged or credited twice while the charge stands.
create table billing.charges (
  id uuid primary key,
  company_id uuid not null,
  contract_id uuid,
  client_id uuid not null,
  invoice_id uuid not null,
  kind billing.charge_kind not null,
  period daterange check (not isempty(period)),
  description text not null,
  quantity_days integer,
  amount_cents bigint not null,
  plan_version_id uuid,
  -- Monthly price by which the days were charged: another one in force on them now is settled as plan_difference.
  price_cents bigint,
  created_at timestamptz not null,
  is_void boolean not null default false,
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id),
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id)
);
create unique index one_charge_per_period on billing.charges (contract_id, lower(period), kind) where not is_void and kind in ('recurring', 'proration', 'final');
alter table billing.charges add constraint one_correction_per_day exclude using gist (contract_id with =, kind with =, period with &&) where (not is_void and kind in ('suspension_credit', 'plan_difference'));
create index on billing.charges (invoice_id);

create table billing.adjustments (
  id uuid primary key,
  company_id uuid not null,
  invoice_id uuid not null,
  amount_cents bigint not null check (amount_cents <> 0),
  reason text not null check (reason <> ''),
  on_date date not null,
  created_at timestamptz not null,
  created_by text not null,
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id)
);
create index on billing.adjustments (invoice_id);
create trigger append_only before update or delete on billing.adjustments for each row execute function kernel.refuse_change();

-- Money received. `source_key` is where it came from (file + line, e2eid, …): the same source is never booked twice.
-- A reversal is a row of its own with every amount negative, so that plain sums are the truth.
create table billing.payments (
  id uuid primary key,
  company_id uuid not null references company.companies,
  source_key text collate "C" not null,
  method billing.payment_method not null,
  client_id uuid not null,
  invoice_id uuid,
  paid_on date not null,
  credit_on date,
  received_cents bigint not null,
  principal_cents bigint not null,
  fine_cents bigint not null default 0,
  interest_cents bigint not null default 0,
  credit_cents bigint not null default 0,
  fee_cents bigint not null default 0 check (fee_cents >= 0),
  reverses_id uuid references billing.payments,
  reason text,
  created_at timestamptz not null,
  created_by text not null,
  unique (company_id, source_key),
  unique (company_id, id),
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id),
  check (received_cents = principal_cents + fine_cents + interest_cents + credit_cents),
  check (case when reverses_id is null
    then received_cents > 0 and least(principal_cents, fine_cents, interest_cents, credit_cents) >= 0
    else received_cents < 0 and greatest(principal_cents, fine_cents, interest_cents, credit_cents) <= 0 and reason is not null end)
);
create unique index one_reversal on billing.payments (reverses_id) where reverses_id is not null;
create index on billing.payments (invoice_id);
create index on billing.payments (client_id, paid_on);
create index on billing.payments (company_id, paid_on, id);

-- Double entry: debit positive, credit negative, every transaction sums to zero; rows are never changed.
create table billing.ledger (
  id uuid primary key,
  company_id uuid not null,
  transaction_id uuid not null,
  account billing.ledger_account not null,
  amount_cents bigint not null check (amount_cents <> 0),
  client_id uuid not null,
  invoice_id uuid,
  payment_id uuid,
  on_date date not null,
  memo text not null,
  created_at timestamptz not null
);
create index on billing.ledger (company_id, account, on_date);
create index on billing.ledger (client_id, id);

create function billing.check_balance() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added group by transaction_id having sum(amount_cents) <> 0) then
    raise exception 'Lançamento desequilibrado: débitos e créditos não somam zero.' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger balanced after insert on billing.ledger referencing new table as added for each statement execute function billing.check_balance();
create trigger append_only before update or delete on billing.ledger for each row execute function kernel.refuse_change();
create trigger append_only before update or delete on billing.payments for each row execute function kernel.refuse_change();

-- A contract that cannot be billed waits here with its cause; the run goes on.
create table billing.parked_contracts (
  contract_id uuid primary key,
  company_id uuid not null,
  run_id uuid,
  cause text not null,
  detail text not null,
  parked_at timestamptz not null,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id)
);

-- How far each contract is billed. The row is what the run locks, so that no two runs bill one contract at once.
create table billing.cycles (
  contract_id uuid primary key,
  company_id uuid not null,
  billed_until date not null,
  charged_on date,
  charged_count integer not null default 0,
  is_closed boolean not null default false,
  settled_on date,
  foreign key (company_id, contract_id) references contracts.contracts (company_id, id)
) with (fillfactor = 50); -- every run moves every row: room to do it in place
comment on column billing.cycles.billed_until is 'First day of service not billed yet';
comment on column billing.cycles.is_closed is 'The contract ended and all its days are billed';
comment on column billing.cycles.settled_on is 'When an ended contract got back its unused days and was charged its penalty: once, even if an invoice is released afterwards';
create index on billing.cycles (company_id, contract_id) where not is_closed;

-- The due date of a month: due days 29-31 fall on the last day of a short one. One expression, so that the planner can inline it.
create function billing.due_in(month date, due_day integer) returns date language sql immutable parallel safe as $$
  select least(date_trunc('month', month::timestamp)::date + due_day - 1, (date_trunc('month', month::timestamp) + interval '1 month')::date - 1)
$$;

-- The first due date after a date: same rule as rules/due-dates.ts.
create function billing.due_after(after date, due_day integer) returns date language sql immutable parallel safe as $$
  select case when billing.due_in(after, due_day) > after then billing.due_in(after, due_day)
    else billing.due_in((date_trunc('month', after::timestamp) + interval '1 month')::date, due_day) end
$$;

-- What the provider owes each client; its movements are the ledger's rows of account client_credit.
create table billing.credit_balances (
  client_id uuid primary key,
  company_id uuid not null,
  balance_cents bigint not null check (balance_cents >= 0),
  foreign key (company_id, client_id) references clients.clients (company_id, id)
);
