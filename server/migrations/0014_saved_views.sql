-- How a person likes a list: its filters and columns under a name, per company.
create table access.saved_views (
  id uuid primary key,
  user_id uuid not null references access.users on delete cascade,
  company_id uuid not null,
  screen text not null check (screen <> ''),
  name text not null check (name <> ''),
  query jsonb not null,
  -- Null: the columns that the screen shows by itself.
  columns text[],
  created_at timestamptz not null
);
create unique index saved_views_name on access.saved_views (user_id, company_id, screen, name);
