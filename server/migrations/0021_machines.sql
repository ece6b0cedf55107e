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
