-- Backups of the whole installation, their restore tests, the archive of the write-ahead log; and the keys that seal secrets.

create schema backups;

create type backups.target_kind as enum ('folder', 's3');
create type backups.backup_kind as enum ('dump', 'base');
create type backups.backup_state as enum ('running', 'done', 'failed', 'deleted');
create type backups.test_state as enum ('running', 'passed', 'failed');

-- One row: how this installation is backed up. No row: not at all.
create table backups.settings (
  is_only boolean primary key default true check (is_only),
  is_scheduled boolean not null,
  -- Hour of America/Sao_Paulo.
  hour integer not null check (hour between 0 and 23),
  target_kind backups.target_kind not null,
  folder text,
  endpoint text,
  region text,
  bucket text,
  prefix text,
  access_key text,
  secret_sealed text,
  -- age: public half; the private one stays with the operator, unless restore tests are to run by themselves.
  recipient text not null check (recipient like 'age1%'),
  identity_sealed text,
  keep_daily integer not null check (keep_daily between 1 and 366),
  keep_weekly integer not null check (keep_weekly between 0 and 520),
  keep_monthly integer not null check (keep_monthly between 0 and 240),
  -- Whether the embedded server's log is kept too, so that any instant can be restored.
  archives_wal boolean not null,
  version integer not null default 1,
  changed_at timestamptz not null,
  changed_by text not null,
  check (target_kind <> 'folder' or folder is not null),
  check (target_kind <> 's3' or (endpoint is not null and bucket is not null and access_key is not null and secret_sealed is not null))
);

create table backups.backups (
  id uuid primary key,
  state backups.backup_state not null default 'running',
  kind backups.backup_kind,
  -- The day whose schedule asked for it; null: a person did.
  scheduled_on date,
  target text not null,
  started_at timestamptz not null,
  started_by text not null,
  finished_at timestamptz,
  size_bytes bigint,
  failure text,
  deleted_at timestamptz,
  check ((state = 'running') = (finished_at is null)),
  check ((state = 'failed') = (failure is not null))
);
create unique index backups_of_a_day on backups.backups (scheduled_on) where state <> 'failed';
create index on backups.backups (id desc) where state = 'failed';

create table backups.restore_tests (
  id uuid primary key,
  backup_id uuid not null references backups.backups,
  state backups.test_state not null default 'running',
  started_at timestamptz not null,
  started_by text not null,
  finished_at timestamptz,
  -- What was compared: rows, ledgers, how long it took.
  report jsonb,
  failure text,
  check ((state = 'running') = (finished_at is null))
);
create index on backups.restore_tests (backup_id, id desc);

-- The one random key that all others are derived from, wrapped under SECRET_KEY.
create table kernel.root_key (
  is_only boolean primary key default true check (is_only),
  root_sealed bytea not null,
  created_at timestamptz not null,
  rewrapped_at timestamptz
);

-- Names of the keys that seal values: each is derived from the root by its id. The newest that is not retired seals, all of them open.
create table kernel.data_keys (
  id uuid primary key,
  created_at timestamptz not null,
  retired_at timestamptz
);
create unique index data_keys_current on kernel.data_keys ((retired_at is null)) where retired_at is null;

-- Whether this installation lived before its keys did: then its root is what SECRET_KEY was on that day, and links in letters keep working.
create table kernel.key_origin (
  is_only boolean primary key default true check (is_only),
  is_older boolean not null
);
insert into kernel.key_origin (is_older) select exists (select from access.users);
