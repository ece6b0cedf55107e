create schema clients;

create type clients.client_kind as enum ('pf', 'pj', 'foreigner');
create type clients.client_status as enum ('lead', 'pre_registered', 'active', 'inactive', 'blocked_for_sale');
create type clients.ie_indicator as enum ('contributor', 'exempt', 'non_contributor');

create table clients.clients (
  id uuid primary key,
  company_id uuid not null references company.companies,
  code bigint not null,
  kind clients.client_kind not null,
  status clients.client_status not null default 'active',
  name text not null check (name <> ''),
  trade_name text,
  social_name text,
  document text,
  rg text,
  state_registration text,
  ie_indicator clients.ie_indicator not null default 'non_contributor',
  municipal_registration text,
  born_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search_name text generated always as (kernel.fold(name || coalesce(' ' || trade_name, ''))) stored,
  unique (company_id, id),
  unique (company_id, code),
  check ((kind = 'pf' and document ~ '^[0-9]{11}$') or (kind = 'pj' and document ~ '^[0-9A-Z]{12}[0-9]{2}$') or kind = 'foreigner')
);
create unique index clients_document on clients.clients (company_id, document);
create index clients_search on clients.clients using gin (search_name gin_trgm_ops);

create type clients.address_role as enum ('installation', 'billing', 'correspondence');

create table clients.addresses (
  id uuid primary key,
  company_id uuid not null,
  client_id uuid not null,
  roles clients.address_role[] not null,
  postal_code text not null check (postal_code ~ '^[0-9]{8}$'),
  street text not null,
  street_number text not null,
  complement text,
  district text not null,
  city text not null,
  ibge_code text not null check (ibge_code ~ '^[0-9]{7}$'),
  state text not null check (state ~ '^[A-Z]{2}$'),
  reference text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  unique (company_id, id)
);
create index on clients.addresses (client_id);

create type clients.contact_role as enum ('holder', 'billing', 'technical');
create type clients.contact_channel as enum ('email', 'phone', 'whatsapp');

create table clients.contacts (
  id uuid primary key,
  company_id uuid not null,
  client_id uuid not null,
  role clients.contact_role not null,
  channel clients.contact_channel not null,
  value text not null check (value <> ''),
  name text,
  allows_billing boolean not null default true,
  allows_marketing boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  unique (client_id, channel, value)
);
create index on clients.contacts (company_id, value);

-- One append-only timeline per person: what happened, who did it, and what it was before.
create table clients.history (
  id uuid primary key,
  company_id uuid not null,
  client_id uuid not null,
  at timestamptz not null,
  actor_id text not null,
  kind text not null,
  summary text not null,
  details jsonb not null default '{}',
  foreign key (company_id, client_id) references clients.clients (company_id, id)
);
create index on clients.history (client_id, id);
create trigger append_only before update or delete on clients.history for each row execute function kernel.refuse_change();
