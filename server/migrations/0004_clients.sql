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
  document text collate "C",
  rg text,
  state_registration text,
  ie_indicator clients.ie_indicator not null default 'non_contributor',
  municipal_registration text,
  born_on date,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  search_name text generated always as (kernel.fold(name || coalesce(' ' || trade_name, '') || coalesce(' ' || social_name, ''))) stored,
  unique (company_id, id),
  unique (company_id, code),
  check (document is null or document ~ (case kind when 'pf' then '^[0-9]{11}$' when 'pj' then '^[0-9A-Z]{12}[0-9]{2}$' else '^[0-9A-Z]{3,20}$' end)),
  check (document is not null or kind = 'foreigner' or status in ('lead', 'pre_registered'))
);
-- Collation "C" lets this one index serve equality, order and prefixes.
create unique index clients_document on clients.clients (company_id, document);
-- One fragment of a name has two ways: rare ones by trigrams, common ones by walking the codes until a page is full; the planner
-- chooses by its histogram, and the walk stays inside the index. Several words are found by how they begin: one short list of rows
-- for each, where trigrams would have to read the long lists of every three letters. The function's cost puts this filter behind
-- the cheaper comparison when the planner walks.
create function clients.word_starts(name text) returns text[] language plpgsql immutable strict parallel safe cost 10 as $$
begin
  return string_to_array(regexp_replace(name, '(\S{4})\S+', '\1', 'g'), ' ');
end $$;
create index clients_search on clients.clients using gin (search_name gin_trgm_ops);
create index clients_walk on clients.clients (company_id, code) include (id, status, search_name);
create index clients_words on clients.clients using gin (clients.word_starts(search_name));
create index on clients.clients (company_id, status, code);
alter table clients.clients alter column search_name set statistics 400;

create table clients.addresses (
  id uuid primary key,
  company_id uuid not null,
  client_id uuid not null,
  roles text[] not null check (cardinality(roles) > 0 and roles <@ array['installation', 'billing', 'correspondence']),
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
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  unique (company_id, id),
  check (num_nonnulls(latitude, longitude) in (0, 2))
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
  value text collate "C" not null check (value <> ''),
  name text,
  allows_billing boolean not null default true,
  allows_marketing boolean not null default false,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  unique (client_id, channel, value)
);
-- By how a value begins; by how a telephone ends (people search it with and without country and area code).
create index on clients.contacts (company_id, value);
create index contacts_phone_end on clients.contacts (company_id, reverse(value)) where channel <> 'email';

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
