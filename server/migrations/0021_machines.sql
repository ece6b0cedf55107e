-- Programs at the door: how often one may ask, what was answered to a request that comes twice, API clients, webhooks.

-- One row is one bucket (GCRA): the instant at which it will be full again, in milliseconds since 1970. Unlogged: after a crash
-- every bucket is full, which is the kinder side to err on.
create unlogged table kernel.limits (
  key text primary key,
  full_at_ms double precision not null
);
create index on kernel.limits (full_at_ms);

-- Failed logins are counted in buckets too.
drop table access.login_failures;

-- What was answered to a POST with an Idempotency-Key: the same request a second time gets the same answer. For 24 hours.
create table kernel.idempotency_keys (
  company_id uuid not null,
  actor_id text not null,
  route text not null,
  key text not null,
  -- Of path, query and body: another request under the same key is refused.
  fingerprint bytea not null check (length(fingerprint) = 32),
  -- Null only inside the transaction that does the work.
  status smallint,
  -- The body as JSON text, which may hold a secret that is shown once.
  answer_sealed text,
  created_at timestamptz not null,
  primary key (company_id, actor_id, route, key)
);
create index on kernel.idempotency_keys (created_at);

-- A program that asks in its own name, in one company, within what its giver could do.
create table access.api_clients (
  id uuid primary key,
  company_id uuid not null references company.companies,
  name text not null check (name <> ''),
  permissions text[] not null,
  -- Requests a minute of each of its keys.
  per_minute integer not null check (per_minute between 1 and 100000),
  -- From where it may ask; empty: from anywhere.
  networks cidr[] not null default '{}',
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  revoked_at timestamptz,
  version integer not null default 1
);
create unique index api_clients_name on access.api_clients (company_id, name) where revoked_at is null;

-- Several at a time, so that one can be changed for another without a gap. The secret is known to its holder alone.
create table access.api_keys (
  id uuid primary key,
  client_id uuid not null references access.api_clients,
  prefix text not null unique check (prefix ~ '^[a-z0-9]{8}$'),
  secret_hash bytea not null check (length(secret_hash) = 32),
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_at timestamptz,
  last_used_address inet
);
create index on access.api_keys (client_id);

alter table access.sessions
  add foreign key (api_client_id) references access.api_clients,
  -- Which of the client's keys a token was given for: revoked with it.
  add api_key_id uuid references access.api_keys;

create schema webhooks;

-- Where a company wants to be told of what happens.
create table webhooks.endpoints (
  id uuid primary key,
  company_id uuid not null references company.companies,
  name text not null check (name <> ''),
  url text not null,
  events text[] not null,
  is_active boolean not null default true,
  secret_sealed text not null,
  -- Signs too until then, so that the receiver can change secrets without losing a message.
  previous_secret_sealed text,
  previous_until timestamptz,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  version integer not null default 1,
  check ((previous_secret_sealed is null) = (previous_until is null))
);
create index on webhooks.endpoints (company_id) where is_active;

-- One message for one endpoint, written in the transaction of the fact. `seq` orders the messages of an object.
create table webhooks.deliveries (
  id uuid primary key,
  seq bigint generated always as identity,
  company_id uuid not null,
  endpoint_id uuid not null references webhooks.endpoints,
  event text not null,
  object_id text not null,
  data jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'delivered', 'dead')),
  created_at timestamptz not null,
  next_attempt_at timestamptz not null,
  attempt_count integer not null default 0,
  -- Who sends it now; over when its time is.
  lease uuid,
  leased_until timestamptz,
  delivered_at timestamptz,
  last_error text
);
create index on webhooks.deliveries (endpoint_id, seq) where state = 'waiting';
create index on webhooks.deliveries (endpoint_id, object_id, seq) where state = 'waiting';
create index on webhooks.deliveries (endpoint_id, seq);
create index on webhooks.deliveries (created_at);

create table webhooks.attempts (
  id uuid primary key,
  delivery_id uuid not null references webhooks.deliveries on delete cascade,
  at timestamptz not null,
  -- Null: no answer came.
  status smallint,
  duration_ms integer not null,
  error text
);
create index on webhooks.attempts (delivery_id, at);
