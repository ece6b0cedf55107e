create schema banking;

-- cancelled: withdrawn by us (the bank may not know yet); written_off: the bank says that it no longer takes the title.
create type banking.boleto_status as enum ('pending', 'sent', 'registered', 'rejected', 'paid', 'written_off', 'cancelled');
create type banking.command as enum ('register', 'write_off');
create type banking.instruction_status as enum ('pending', 'sent', 'accepted', 'rejected', 'dropped');
create type banking.line_outcome as enum ('settled', 'partial', 'credit', 'registered', 'rejected', 'written_off', 'fee', 'information', 'duplicate', 'unknown_title', 'unsound', 'review');

-- Gapless per account: the row lock is held until the caller's transaction ends.
create table banking.sequences (
  account_id uuid not null references company.accounts,
  name text not null check (name in ('nosso_numero', 'remessa')),
  last_value bigint not null check (last_value >= 0),
  primary key (account_id, name)
);

-- All that was printed is stored, never computed again. What changes (date, value) is a new boleto.
create table banking.boletos (
  id uuid primary key,
  company_id uuid not null,
  invoice_id uuid not null,
  account_id uuid not null,
  sequence bigint not null check (sequence > 0),
  issued_on date not null,
  -- Seu número: the invoice's number, as registered and printed.
  document_number text not null,
  nosso_numero text not null,
  nosso_numero_dv text not null,
  nosso_numero_printed text not null,
  agency_and_code text not null,
  carteira text not null,
  campo_livre text not null check (campo_livre ~ '^[0-9]{25}$'),
  codigo_barras text not null check (codigo_barras ~ '^[0-9]{44}$'),
  linha_digitavel text not null,
  pix_payload text,
  pix_txid text,
  due_on date not null,
  -- What of the invoice was open at issue; amount_cents adds fine and interest when the copy is of an overdue invoice.
  principal_cents bigint not null check (principal_cents > 0),
  amount_cents bigint not null check (amount_cents >= principal_cents),
  fine_ppm integer not null,
  interest_ppm_month integer not null,
  grace_days integer not null,
  status banking.boleto_status not null default 'pending',
  reject_reason text,
  registered_at timestamptz,
  created_at timestamptz not null,
  -- How a retorno is matched, with or without check digit and zeros (payments.md §2.7, §2.15).
  nosso_numero_key text collate "C" not null generated always as (ltrim(left(nosso_numero, length(nosso_numero) - length(nosso_numero_dv)), '0')) stored,
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id),
  foreign key (company_id, account_id) references company.accounts (company_id, id),
  unique (company_id, id),
  unique (account_id, sequence),
  unique (account_id, nosso_numero_key)
);
create unique index one_live_boleto on banking.boletos (invoice_id) where status in ('pending', 'sent', 'registered');
create unique index on banking.boletos (company_id, pix_txid);
create index on banking.boletos (invoice_id, id);

-- Invoices that got no boleto, with the cause; the row leaves when the boleto is issued.
create table banking.problems (
  invoice_id uuid primary key,
  company_id uuid not null,
  code text not null,
  detail text not null,
  found_at timestamptz not null,
  foreign key (company_id, invoice_id) references billing.invoices (company_id, id)
);
create index on banking.problems (company_id, invoice_id);

create table banking.remessas (
  id uuid primary key,
  company_id uuid not null,
  account_id uuid not null,
  sequence bigint not null,
  file_id uuid not null references kernel.files,
  file_name text not null,
  title_count integer not null,
  amount_cents bigint not null,
  created_at timestamptz not null,
  created_by text not null,
  foreign key (company_id, account_id) references company.accounts (company_id, id),
  unique (account_id, sequence),
  unique (company_id, id)
);

-- An order to the bank; a title is in one unanswered file only.
create table banking.instructions (
  id uuid primary key,
  company_id uuid not null,
  account_id uuid not null,
  boleto_id uuid not null,
  command banking.command not null,
  status banking.instruction_status not null default 'pending',
  remessa_id uuid,
  answer text,
  created_at timestamptz not null,
  answered_at timestamptz,
  foreign key (company_id, boleto_id) references banking.boletos (company_id, id),
  foreign key (company_id, remessa_id) references banking.remessas (company_id, id),
  check ((status in ('sent', 'accepted', 'rejected')) >= (remessa_id is not null))
);
create unique index one_pending_instruction on banking.instructions (boleto_id, command) where status in ('pending', 'sent');
create unique index one_unanswered_instruction on banking.instructions (boleto_id) where status = 'sent';
create index on banking.instructions (account_id, id) where status = 'pending';
create index on banking.instructions (remessa_id);

create table banking.retornos (
  id uuid primary key,
  company_id uuid not null references company.companies,
  account_id uuid not null,
  file_id uuid not null references kernel.files,
  sha256 bytea not null,
  file_name text not null,
  -- How far the file is posted: an interrupted import goes on behind it.
  last_line integer not null default 0,
  line_count integer not null default 0,
  posted_count integer not null default 0,
  paid_cents bigint not null default 0,
  -- What a person should know about the file as a whole or its lines: [{line, code, detail}], at most 1,000.
  warnings jsonb not null default '[]',
  imported_at timestamptz not null,
  imported_by text not null,
  finished_at timestamptz,
  foreign key (company_id, account_id) references company.accounts (company_id, id),
  unique (company_id, sha256),
  unique (company_id, id)
);
create index on banking.retornos (company_id, imported_at, id);

-- Each record of the file with what became of it. `fingerprint` = NN, seu número, occurrence, date, value, ordinal among equals: posted once per account, whatever the file.
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
  fingerprint text collate "C",
  primary key (retorno_id, line),
  foreign key (company_id, retorno_id) references banking.retornos (company_id, id),
  foreign key (company_id, payment_id) references billing.payments (company_id, id)
);
create unique index once_only on banking.retorno_lines (account_id, fingerprint) where fingerprint is not null;
create index on banking.retorno_lines (company_id, outcome, retorno_id, line);
create index on banking.retorno_lines (boleto_id);

-- Money that came without a title of ours: kept until a person says whose it is. `source_key` is the payment's.
create table banking.unmatched_receipts (
  id uuid primary key,
  company_id uuid not null references company.companies,
  source_key text collate "C" not null,
  method billing.payment_method not null,
  account_id uuid,
  retorno_id uuid,
  line integer,
  reference text not null,
  received_cents bigint not null check (received_cents > 0),
  fee_cents bigint not null default 0,
  paid_on date not null,
  credit_on date,
  received_at timestamptz not null,
  payment_id uuid,
  assigned_at timestamptz,
  assigned_by text,
  unique (company_id, source_key),
  foreign key (company_id, account_id) references company.accounts (company_id, id),
  foreign key (company_id, retorno_id) references banking.retornos (company_id, id),
  foreign key (company_id, payment_id) references billing.payments (company_id, id),
  check ((payment_id is not null) = (assigned_at is not null))
);
create index on banking.unmatched_receipts (company_id, id) where payment_id is null;
