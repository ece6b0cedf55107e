create schema plans;

create type plans.technology as enum ('ftth', 'radio', 'cable', 'ethernet', 'other');

create table plans.plans (
  id uuid primary key,
  company_id uuid not null references company.companies,
  code integer not null,
  name text not null check (name <> ''),
  family text not null,
  technology plans.technology not null default 'ftth',
  is_on_sale boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (company_id, id),
  unique (company_id, code)
);
create unique index on plans.plans (company_id, kernel.fold(name));

-- Never edited in place: a new price or speed is a new version with its own dates.
create table plans.versions (
  id uuid primary key,
  company_id uuid not null,
  plan_id uuid not null,
  number integer not null check (number > 0),
  effective_on date not null,
  base_effective_on date,
  price_cents bigint not null check (price_cents >= 0),
  sva_cents bigint not null default 0 check (sva_cents >= 0 and sva_cents <= price_cents),
  loyalty_months integer not null default 12 check (loyalty_months between 0 and 24),
  down_kbps integer not null check (down_kbps > 0),
  up_kbps integer not null check (up_kbps > 0),
  burst_down_kbps integer check (burst_down_kbps > down_kbps),
  burst_up_kbps integer check (burst_up_kbps > up_kbps),
  burst_threshold_down_kbps integer,
  burst_threshold_up_kbps integer,
  burst_seconds integer check (burst_seconds between 1 and 3600),
  reduced_down_kbps integer check (reduced_down_kbps > 0),
  reduced_up_kbps integer check (reduced_up_kbps > 0),
  address_pool text,
  created_at timestamptz not null,
  created_by text not null,
  foreign key (company_id, plan_id) references plans.plans (company_id, id),
  unique (company_id, id),
  unique (plan_id, number),
  check (base_effective_on >= effective_on),
  check (num_nonnulls(burst_down_kbps, burst_up_kbps, burst_threshold_down_kbps, burst_threshold_up_kbps, burst_seconds) in (0, 5)),
  check (burst_threshold_down_kbps between 1 and down_kbps and burst_threshold_up_kbps between 1 and up_kbps),
  check (num_nonnulls(reduced_down_kbps, reduced_up_kbps) in (0, 2)),
  check (reduced_down_kbps <= down_kbps and reduced_up_kbps <= up_kbps)
);
comment on column plans.versions.effective_on is 'From when new sales get this version';
comment on column plans.versions.base_effective_on is 'From when contracts already signed move to this version; null = they keep theirs';
create trigger append_only before update or delete on plans.versions for each row execute function kernel.refuse_change();
