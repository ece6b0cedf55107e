create schema company;

-- A branch is a company of its own (own CNPJ, numbers and accounts) below its head office.
create table company.companies (
  id uuid primary key,
  head_office_id uuid references company.companies,
  legal_name text not null check (legal_name <> ''),
  trade_name text not null,
  cnpj text not null unique check (cnpj ~ '^[0-9A-Z]{12}[0-9]{2}$'),
  state_registration text,
  email text,
  phone text,
  postal_code text not null check (postal_code ~ '^[0-9]{8}$'),
  street text not null,
  street_number text not null,
  complement text,
  district text not null,
  city text not null,
  ibge_code text not null check (ibge_code ~ '^[0-9]{7}$'),
  state text not null check (state ~ '^[A-Z]{2}$'),
  time_zone text not null default 'America/Sao_Paulo',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create type company.cnab_layout as enum ('240', '400');

-- Portador: an account with its collection product and channel. `bank_keys` are the account as the bank wrote it (agencia, conta, carteira, convenio, …).
create table company.accounts (
  id uuid primary key,
  company_id uuid not null references company.companies,
  number integer not null check (number > 0),
  name text not null,
  bank_code text not null check (bank_code ~ '^[0-9]{3}$'),
  cnab_layout company.cnab_layout,
  bank_keys jsonb not null,
  pix_key text,
  fine_ppm integer not null default 20000 check (fine_ppm between 0 and 20000),
  interest_ppm_month integer not null default 10000 check (interest_ppm_month between 0 and 10000),
  grace_days integer not null default 0 check (grace_days between 0 and 30),
  write_off_days integer check (write_off_days between 0 and 365),
  protest_days integer check (protest_days between 0 and 365),
  fee_deducted_from_credit boolean not null default false,
  is_active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (company_id, number),
  unique (company_id, id)
);
comment on column company.accounts.fine_ppm is 'At most 2 %: CDC art. 52 §1';
