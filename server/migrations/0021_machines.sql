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
