create schema access;

create table access.users (
  id uuid primary key,
  email text not null check (email = lower(email)),
  name text not null,
  password_hash text not null,
  permissions text[] not null,
  is_administrator boolean not null default false,
  is_active boolean not null default true,
  must_change_password boolean not null default false,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create unique index on access.users (email);

-- Where a user may act. No row, no company; an administrator acts in all of them and holds every permission.
create table access.memberships (
  user_id uuid not null references access.users,
  company_id uuid not null references company.companies,
  primary key (user_id, company_id)
);

-- Opaque tokens: only their hash is kept, so that a copy of the table opens nothing.
create table access.sessions (
  token_hash bytea primary key check (length(token_hash) = 32),
  user_id uuid not null references access.users,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  address inet,
  user_agent text
);
create index on access.sessions (user_id);
create index on access.sessions (expires_at);

-- Failed logins, per account and per address: both are limited.
create table access.login_failures (
  id uuid primary key,
  email text not null,
  address inet,
  at timestamptz not null
);
create index on access.login_failures (email, at);
create index on access.login_failures (address, at);
