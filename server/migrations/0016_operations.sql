-- Long work that a person starts and watches: progress is written outside of the work's own transaction, so that others see it.
create type kernel.operation_state as enum ('queued', 'running', 'done', 'failed', 'cancelled');

create table kernel.operations (
  id uuid primary key,
  company_id uuid not null,
  -- Also the name of the job that does it.
  kind text not null,
  -- Who may start it may watch and cancel it.
  permission text not null,
  state kernel.operation_state not null default 'queued',
  done_count integer not null default 0 check (done_count >= 0),
  total_count integer not null default 0 check (total_count >= 0),
  phase text,
  input jsonb not null,
  result jsonb,
  problem jsonb,
  started_by text not null,
  started_by_name text not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  cancel_asked_at timestamptz,
  check ((state in ('done', 'failed', 'cancelled')) = (finished_at is not null)),
  check ((state = 'done') = (result is not null))
);
create unique index one_open_operation on kernel.operations (company_id, kind) where state in ('queued', 'running');
create index on kernel.operations (company_id, id);

-- A run can be undone while nothing of it left the house.
alter table billing.runs
  add column undone_at timestamptz,
  add column undone_by text,
  add column undo_reason text,
  add check (num_nonnulls(undone_at, undone_by, undo_reason) in (0, 3)),
  add check (undone_at is null or finished_at is not null);
create index on billing.runs (company_id, id);
create index on billing.invoices (run_id, id) where run_id is not null;

-- Which run moved the contract last, and from where: so that undoing it gives back the days that gave no title too.
alter table billing.cycles
  add column run_id uuid,
  add column billed_before date;
