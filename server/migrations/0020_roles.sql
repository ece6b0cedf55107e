-- What a person may do: roles as sets of permissions, given in a company for a part of its rows, and a second person above limits.

-- A branch is a part of a company, with or without a CNPJ of its own. What carries none belongs to the head office.
create table company.branches (
  id uuid primary key,
  company_id uuid not null references company.companies,
  code text not null check (code <> ''),
  name text not null check (name <> ''),
  document text check (document ~ '^[0-9A-Z]{12}[0-9]{2}$'),
  postal_code text check (postal_code ~ '^[0-9]{8}$'),
  street text,
  street_number text,
  complement text,
  district text,
  city text not null,
  ibge_code text not null check (ibge_code ~ '^[0-9]{7}$'),
  state text not null check (state ~ '^[A-Z]{2}$'),
  is_active boolean not null default true,
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (company_id, id)
);
create unique index branches_code on company.branches (company_id, lower(code));

alter table clients.clients add branch_id uuid, add foreign key (company_id, branch_id) references company.branches (company_id, id);
alter table contracts.contracts add branch_id uuid, add foreign key (company_id, branch_id) references company.branches (company_id, id);
create index on clients.clients (company_id, branch_id) where branch_id is not null;
create index on contracts.contracts (company_id, branch_id) where branch_id is not null;
create index on clients.addresses (company_id, ibge_code);
create index on contracts.contracts (installation_address_id);

-- Shipped roles belong to no company, are known by key and renewed at every start; the others are a company's own.
create table access.roles (
  id uuid primary key,
  company_id uuid references company.companies,
  key text unique check (key ~ '^[a-z]+$'),
  name text not null check (name <> ''),
  description text not null default '',
  permissions text[] not null,
  masks text[] not null default '{}' check (masks <@ array['document', 'phone', 'email', 'address', 'name']),
  requires_second_factor boolean not null default false,
  -- {"weekdays": [1, …, 7] (Monday is 1), "from": "08:00", "until": "18:00"}, by the company's clock. Null: always.
  sign_in_hours jsonb,
  -- Empty: from anywhere.
  ip_ranges cidr[] not null default '{}',
  -- Kind of decision → largest amount in centavos that the role decides alone. No entry: no limit.
  approval_limits jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  check ((company_id is null) = (key is not null))
);
create unique index roles_name on access.roles (company_id, lower(name)) where company_id is not null;

-- Who has which role where. What ended stays: who could do what, and when, is asked later.
create table access.role_assignments (
  id uuid primary key,
  company_id uuid not null references company.companies,
  user_id uuid not null references access.users,
  role_id uuid not null references access.roles,
  -- Null: of every branch; the zero id is the head office.
  branch_ids uuid[] check (cardinality(branch_ids) > 0),
  -- IBGE codes of installation addresses. Null: of every city.
  cities text[] check (cardinality(cities) > 0),
  own_only boolean not null default false,
  -- Null: until it is taken away.
  valid_until timestamptz,
  reason text,
  given_by text not null,
  given_by_name text not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  check ((ended_at is null) = (ended_by is null)),
  check (valid_until is null or reason is not null)
);
create index on access.role_assignments (user_id, company_id) where ended_at is null;
create index on access.role_assignments (role_id) where ended_at is null;
create unique index one_lasting_assignment on access.role_assignments (company_id, user_id, role_id) where ended_at is null and valid_until is null;

alter table access.users add version integer not null default 1;

create type access.approval_state as enum ('pending', 'approved', 'refused', 'withdrawn', 'failed', 'expired');

-- A request above its asker's limit, kept as it came until another person decides.
create table access.approvals (
  id uuid primary key,
  company_id uuid not null references company.companies,
  kind text not null,
  -- `METHOD /path` of the route table, and what it was asked with.
  route text not null,
  input jsonb not null,
  amount_cents bigint not null check (amount_cents > 0),
  summary text not null,
  state access.approval_state not null default 'pending',
  requested_by uuid not null references access.users,
  requested_by_name text not null,
  requested_at timestamptz not null,
  expires_at timestamptz not null,
  decided_by text,
  decided_by_name text,
  decided_at timestamptz,
  reason text,
  -- What the route answered, or the problem for which it could not.
  result jsonb,
  problem jsonb,
  check ((state = 'pending') = (decided_at is null))
);
create index on access.approvals (company_id, id);
create index on access.approvals (company_id, expires_at) where state = 'pending';
-- The same request is not asked twice while it waits.
create unique index one_pending_approval on access.approvals (company_id, requested_by, route, md5(input::text)) where state = 'pending';

-- Row scope (decision 0014). A session with a scope runs as open_sgp_scoped with `sgp.scope` set: a list of scopes, each of which may
-- name branches and cities; a row is visible when one of them admits it. For every other role the policies say yes.
create function kernel.scope_branches() returns uuid[] language sql stable parallel safe as $$
  select coalesce(array_agg(distinct b::uuid), '{}') from jsonb_array_elements(current_setting('sgp.scope', true)::jsonb) s,
    jsonb_array_elements_text(s -> 'branchIds') b where not s ? 'cities' and not s ? 'ownOnly'
$$;

-- Contracts of the scopes: by their branch and by the city of their installation. What is of nobody's orders has no row: orders come with their module.
create function kernel.scope_contracts() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp rows 1000 as $$
  select k.id from jsonb_array_elements(current_setting('sgp.scope', true)::jsonb) s, contracts.contracts k
  where k.company_id = current_setting('sgp.scope_company', true)::uuid and not s ? 'ownOnly'
    and (not s ? 'branchIds' or s -> 'branchIds' ? coalesce(k.branch_id, '00000000-0000-0000-0000-000000000000')::text)
    and (not s ? 'cities' or exists (
      select 1 from clients.addresses a where a.id = k.installation_address_id and s -> 'cities' ? a.ibge_code))
$$;

-- Clients of the scopes: by their own branch and the cities where something may be installed for them, and whoever has a contract there.
create function kernel.scope_clients() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp rows 1000 as $$
  select c.id from jsonb_array_elements(current_setting('sgp.scope', true)::jsonb) s, clients.clients c
  where c.company_id = current_setting('sgp.scope_company', true)::uuid and not s ? 'ownOnly'
    and (not s ? 'branchIds' or s -> 'branchIds' ? coalesce(c.branch_id, '00000000-0000-0000-0000-000000000000')::text)
    and (not s ? 'cities' or exists (
      select 1 from clients.addresses a where a.client_id = c.id and 'installation' = any(a.roles) and s -> 'cities' ? a.ibge_code))
  union
  select k.client_id from contracts.contracts k where k.id in (select kernel.scope_contracts())
$$;

-- Puts a table under the scope by what its rows name. A later migration calls it for its own tables.
create procedure kernel.scope_table(target regclass, via text) language plpgsql as $$
declare
  head constant text := '00000000-0000-0000-0000-000000000000';
  condition text := case via
    when 'company' then 'false'
    when 'client' then 'client_id in (select kernel.scope_clients())'
    when 'contract' then 'contract_id in (select kernel.scope_contracts())'
    when 'contract or client' then
      'case when contract_id is null then client_id in (select kernel.scope_clients()) else contract_id in (select kernel.scope_contracts()) end'
    when 'invoice' then 'exists (select 1 from billing.invoices i where i.id = invoice_id)'
    when 'invoice or client' then
      'case when invoice_id is null then client_id in (select kernel.scope_clients()) else exists (select 1 from billing.invoices i where i.id = invoice_id) end'
    when 'boleto' then 'exists (select 1 from banking.boletos b where b.id = boleto_id)'
    when 'login' then 'exists (select 1 from radius.logins l where l.id = login_id)'
    when 'own contracts' then
      format('coalesce(branch_id, %L) = any ((select kernel.scope_branches())::uuid[]) or id in (select kernel.scope_contracts())', head)
    when 'own clients' then
      format('coalesce(branch_id, %L) = any ((select kernel.scope_branches())::uuid[]) or id in (select kernel.scope_clients())', head)
  end;
begin
  if condition is null then raise exception 'Unknown way from % to a scope: %', target, via; end if;
  execute format('alter table %s enable row level security', target);
  execute format('create policy scope on %s using (case when current_user = ''open_sgp_scoped'' then %s else true end)', target, condition);
end $$;

do $$
declare
  entry record;
begin
  for entry in
    select * from (values
      ('clients.clients', 'own clients'), ('clients.addresses', 'client'), ('clients.contacts', 'client'), ('clients.history', 'client'),
      ('clients.documents', 'client'), ('clients.alerts', 'client'),
      ('contracts.contracts', 'own contracts'), ('contracts.plan_periods', 'contract'), ('contracts.suspensions', 'contract'),
      ('contracts.access_overrides', 'contract'), ('contracts.scheduled_actions', 'contract'), ('contracts.events', 'contract'),
      ('billing.invoices', 'contract or client'), ('billing.charges', 'invoice'), ('billing.adjustments', 'invoice'),
      ('billing.payments', 'invoice or client'), ('billing.ledger', 'invoice or client'), ('billing.parked_contracts', 'contract'),
      ('billing.cycles', 'contract'), ('billing.credit_balances', 'client'), ('billing.links', 'invoice'),
      ('banking.boletos', 'invoice'), ('banking.problems', 'invoice'), ('banking.instructions', 'boleto'),
      ('dunning.notices', 'contract'), ('dunning.unlocks', 'contract'), ('dunning.unlock_invoices', 'invoice'), ('dunning.proofs', 'contract'),
      ('radius.logins', 'contract'), ('radius.sessions_open', 'contract'), ('radius.sessions_closed', 'contract'),
      ('radius.auth_log', 'login'), ('radius.access_attempts', 'contract'),
      -- Of the whole company, its files and its runs: a session with a scope neither sees nor starts them.
      ('billing.runs', 'company'), ('dunning.runs', 'company'), ('banking.remessas', 'company'), ('banking.retornos', 'company'),
      ('banking.retorno_lines', 'company'), ('banking.unmatched_receipts', 'company'), ('kernel.operations', 'company'),
      ('radius.accounting_rejects', 'company')
    ) as t (name, via)
  loop
    call kernel.scope_table(entry.name::regclass, entry.via);
  end loop;
end $$;
