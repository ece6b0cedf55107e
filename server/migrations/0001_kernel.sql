-- What every module stands on: ids, counters, facts, files, audit. No business word.
create extension if not exists pg_trgm;
create extension if not exists btree_gist;
create extension if not exists unaccent;
create extension if not exists pgcrypto;

create schema kernel;

-- RFC 9562 version 7, for rows made by set-wise SQL (PostgreSQL has its own only from 18 on).
create function kernel.uuid_v7() returns uuid language sql volatile parallel safe as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1), 'hex')::uuid
$$;

-- Accents and case do not matter in a search. Two-argument unaccent is stable only by its dictionary, which we pin.
create function kernel.fold(text text) returns text language sql immutable strict parallel safe as $$
  select lower(public.unaccent('public.unaccent', text))
$$;

-- Human numbers per company: the row's lock makes them gapless, the caller's transaction keeps them so.
create table kernel.counters (
  company_id uuid not null,
  name text not null,
  last_value bigint not null check (last_value >= 0),
  primary key (company_id, name)
);

-- Facts, written in the transaction of the change. Subscribers get jobs; this table is the memory.
create table kernel.events (
  id uuid primary key,
  company_id uuid not null,
  name text not null,
  payload jsonb not null,
  actor_id text not null,
  at timestamptz not null
);
create index on kernel.events (company_id, name, id);

-- What was asked of the API with the intent to change something, answered or refused.
create table kernel.audit_log (
  id uuid primary key,
  at timestamptz not null,
  company_id uuid,
  actor_kind text not null,
  actor_id text not null,
  request_id text not null,
  method text not null,
  path text not null,
  status smallint not null,
  code text,
  address inet
);
create index on kernel.audit_log (at);
create index on kernel.audit_log (company_id, actor_id, at);

-- Bytes that must survive as they came: bank files, PDFs, proofs.
create table kernel.files (
  id uuid primary key,
  company_id uuid not null,
  name text not null,
  media_type text not null,
  sha256 bytea not null check (length(sha256) = 32),
  size_bytes bigint not null,
  content bytea not null,
  created_at timestamptz not null,
  created_by text not null
);
create index on kernel.files (company_id, sha256);

create function kernel.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'A tabela %.% só aceita novas linhas: corrija com um novo lançamento.', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete on kernel.events for each row execute function kernel.refuse_change();
create trigger append_only before update or delete on kernel.audit_log for each row execute function kernel.refuse_change();
