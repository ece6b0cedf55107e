create schema banking;

create type banking.boleto_status as enum ('pending', 'sent', 'registered', 'rejected', 'paid', 'written_off', 'cancelled');
create type banking.command as enum ('register', 'write_off', 'change_due');
create type banking.instruction_status as enum ('pending', 'sent', 'accepted', 'rejected', 'dropped');
create type banking.line_outcome as enum ('settled', 'partial', 'credit', 'registered', 'rejected', 'written_off', 'fee', 'information', 'duplicate', 'unknown_title', 'unsound', 'review');

-- Gapless per account: the row lock is held until the caller's transaction ends.
create table banking.sequences (
  account_id uuid not null references company.accounts,
  name text not null check (name in ('nosso_numero', 'remessa')),
  last_value bigint not null check (last_value >= 0),
  primary key (account_id, name)
);

-- All that was printed is stored, never computed again.
create table banking.boletos (
  id uuid primary key,
  company_id uuid not null,
  invoice_id uuid not null,
  account_id uuid not null,
  sequence bigint not null check (sequence > 0),
  issue_year smallint not null,
  nosso_numero text not null,
  campo_livre text not null check (campo_livre ~ '^[0-9]{25}$'),
  codigo_barras text not null check (codigo_barras ~ '^[0-9]{44}$'),
  linha_digitavel text not null,
  pix_payload text,
  pix_txid text,
  due_on date not null,
  amount_cents bigint not null check (amount_cents > 0),
  status banking.boleto_status not null default 'pending',
  reject_reason text,
  registered_at timestamptz,
  created_at timestamptz not null,
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id),
  foreign key (company_id, account_id) references company.accounts (company_id, id),
  unique (company_id, id),
  unique (account_id, sequence),
  unique (account_id, nosso_numero)
);
create unique index one_live_boleto on banking.boletos (invoice_id) where status not in ('cancelled', 'written_off', 'rejected');
create unique index on banking.boletos (company_id, pix_txid);

create table banking.remessas (
  id uuid primary key,
  company_id uuid not null,
  account_id uuid not null,
  sequence bigint not null,
  file_id uuid not null references kernel.files,
  title_count integer not null,
  amount_cents bigint not null,
  created_at timestamptz not null,
  created_by text not null,
  foreign key (company_id, account_id) references company.accounts (company_id, id),
  unique (account_id, sequence),
  unique (company_id, id)
);

-- An order to the bank; a title is in one pending file only.
create table banking.instructions (
  id uuid primary key,
  company_id uuid not null,
  account_id uuid not null,
  boleto_id uuid not null,
  command banking.command not null,
  status banking.instruction_status not null default 'pending',
  remessa_id uuid,
  due_on date,
  answer text,
  created_at timestamptz not null,
  answered_at timestamptz,
  foreign key (company_id, boleto_id) references banking.boletos (company_id, id),
  foreign key (company_id, remessa_id) references banking.remessas (company_id, id)
);
create unique index one_pending_instruction on banking.instructions (boleto_id, command) where status in ('pending', 'sent');
create index on banking.instructions (account_id, id) where status = 'pending';

create table banking.retornos (
  id uuid primary key,
  company_id uuid not null references company.companies,
  account_id uuid not null,
  file_id uuid not null references kernel.files,
  sha256 bytea not null,
  file_name text not null,
  line_count integer not null default 0,
  posted_count integer not null default 0,
  paid_cents bigint not null default 0,
  imported_at timestamptz not null,
  imported_by text not null,
  finished_at timestamptz,
  foreign key (company_id, account_id) references company.accounts (company_id, id),
  unique (company_id, sha256),
  unique (company_id, id)
);

-- Each record of the file with what became of it. `fingerprint` = (account, NN, occurrence, date, value, line sequence of equals): never posted twice, whatever the file.
create table banking.retorno_lines (
  retorno_id uuid not null,
  company_id uuid not null,
  line integer not null,
  account_id uuid not null,
  nosso_numero text not null,
  seu_numero text,
  occurrence text not null,
  kind text not null,
  face_cents bigint,
  received_cents bigint,
  credited_cents bigint,
  fee_cents bigint,
  due_on date,
  occurred_on date,
  credit_on date,
  reasons text[] not null default '{}',
  outcome banking.line_outcome not null,
  detail text not null,
  boleto_id uuid,
  payment_id uuid,
  fingerprint text,
  primary key (retorno_id, line),
  foreign key (company_id, retorno_id) references banking.retornos (company_id, id),
  foreign key (company_id, payment_id) references billing.payments (company_id, id)
);
create unique index once_only on banking.retorno_lines (account_id, fingerprint) where fingerprint is not null;
create index on banking.retorno_lines (company_id, outcome, retorno_id, line);
create index on banking.retorno_lines (boleto_id);
