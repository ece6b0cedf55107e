-- Who signs in, with what, and who is signed in. One row of access.sessions is one sign-in, whichever key it came with.

-- Staff, technicians in the field, subscribers and machines never meet: an equal e-mail in two realms is two people.
alter table access.users
  add realm text not null default 'staff' check (realm in ('staff', 'technician', 'subscriber')),
  add password_changed_at timestamptz;
drop index access.users_email_idx;
create unique index users_email on access.users (realm, email);

alter table access.sessions drop constraint sessions_pkey;
alter table access.sessions
  add id uuid not null default gen_random_uuid() primary key,
  add realm text not null default 'staff' check (realm in ('staff', 'technician', 'subscriber', 'api')),
  -- login: opaque token, cookie or bearer; oauth: tokens of a person's program; machine: of a program alone.
  add kind text not null default 'login' check (kind in ('login', 'oauth', 'machine')),
  add api_client_id uuid,
  add factors text[] not null default '{password}',
  add last_seen_at timestamptz,
  add revoked_at timestamptz,
  add revoked_reason text check (revoked_reason in
    ('logout', 'revoked', 'password-changed', 'password-reset', 'factors-changed', 'token-reused', 'deactivated', 'replaced')),
  alter user_id drop not null,
  alter token_hash drop not null,
  add constraint sessions_owner check (num_nonnulls(user_id, api_client_id) = 1),
  add constraint sessions_end check ((revoked_at is null) = (revoked_reason is null)),
  add constraint sessions_key check ((kind = 'login') = (token_hash is not null));
update access.sessions set last_seen_at = created_at;
alter table access.sessions
  alter last_seen_at set not null,
  alter id drop default,
  alter realm drop default;
create unique index sessions_token on access.sessions (token_hash);
create index sessions_api_client on access.sessions (api_client_id) where api_client_id is not null;

-- The refresh tokens of a session are one family: one that comes twice ends it (RFC 9700, 4.14.2).
create table access.refresh_tokens (
  token_hash bytea primary key check (length(token_hash) = 32),
  session_id uuid not null references access.sessions on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on access.refresh_tokens (session_id);

-- Keys that sign access tokens. One signs; those retired verify until the last of their tokens is dead.
create table access.signing_keys (
  kid text primary key,
  public_key jsonb not null,
  private_key_sealed text not null,
  created_at timestamptz not null,
  retired_at timestamptz
);
create unique index signing_keys_current on access.signing_keys ((true)) where retired_at is null;

create table access.totp_factors (
  user_id uuid primary key references access.users on delete cascade,
  secret_sealed text not null,
  created_at timestamptz not null,
  -- Null: shown, not proven yet.
  confirmed_at timestamptz,
  -- The newest step (30 s since 1970) that was accepted: no step counts twice.
  last_step bigint not null default 0
);

create table access.recovery_codes (
  id uuid primary key,
  user_id uuid not null references access.users on delete cascade,
  code_hash bytea not null check (length(code_hash) = 32),
  created_at timestamptz not null,
  used_at timestamptz
);
create unique index on access.recovery_codes (user_id, code_hash);

create table access.passkeys (
  id uuid primary key,
  user_id uuid not null references access.users on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null check (name <> ''),
  is_synced boolean not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index on access.passkeys (user_id);

-- What was begun and waits for its second half: a second factor, a passkey's answer.
create table access.challenges (
  token_hash bytea primary key check (length(token_hash) = 32),
  kind text not null check (kind in ('second-factor', 'passkey-registration', 'passkey-login')),
  user_id uuid references access.users on delete cascade,
  -- What a passkey must sign.
  nonce text not null,
  attempts_left smallint not null,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create index on access.challenges (expires_at);

create table access.password_resets (
  token_hash bytea primary key check (length(token_hash) = 32),
  user_id uuid not null references access.users on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index on access.password_resets (user_id);
