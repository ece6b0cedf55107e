-- An invoice's public link is derived (HMAC of its id and this generation), so nothing of it is stored. A renewed link makes the ones
-- before it nobody's. No row: the first generation.
create table billing.links (
  invoice_id uuid primary key,
  company_id uuid not null,
  generation integer not null check (generation > 1),
  renewed_at timestamptz not null,
  renewed_by text not null,
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id)
);

alter type dunning.unlock_channel add value 'walled_garden';

-- Whose address is this: the notice page asks for every visitor, IPv6 ones by the prefix around them.
create index on radius.sessions_open using gist (delegated_ipv6_prefix inet_ops) where delegated_ipv6_prefix is not null;
create index on radius.sessions_open using gist (wan_ipv6_prefix inet_ops) where wan_ipv6_prefix is not null;

create type clients.document_kind as enum ('identity', 'address_proof', 'contract', 'photo', 'authorization', 'other');

-- Papers of a client. A removed one keeps its row (who, when, why) and loses its bytes: what nobody needs is not kept (LGPD art. 16).
create table clients.documents (
  id uuid primary key,
  company_id uuid not null,
  client_id uuid not null,
  kind clients.document_kind not null,
  description text,
  name text not null check (name <> ''),
  media_type text not null,
  size_bytes bigint not null,
  file_id uuid references kernel.files,
  created_at timestamptz not null,
  created_by text not null,
  removed_at timestamptz,
  removed_by text,
  remove_reason text,
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  unique (company_id, id),
  check ((removed_at is null) = (file_id is not null)),
  check (num_nonnulls(removed_at, removed_by, remove_reason) in (0, 3))
);
create index on clients.documents (client_id, id);

-- What everybody who opens the client must read first.
create table clients.alerts (
  id uuid primary key,
  company_id uuid not null,
  client_id uuid not null,
  text text not null check (text <> ''),
  created_at timestamptz not null,
  created_by text not null,
  removed_at timestamptz,
  removed_by text,
  foreign key (company_id, client_id) references clients.clients (company_id, id),
  unique (company_id, id)
);
create index on clients.alerts (client_id, id) where removed_at is null;
