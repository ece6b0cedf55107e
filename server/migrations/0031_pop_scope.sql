-- The POP that serves a contract, and roles that reach only what some POPs serve.
alter table contracts.contracts
  add pop_id uuid,
  add foreign key (company_id, pop_id) references administration.sites (company_id, id);
create index on contracts.contracts (pop_id) where pop_id is not null;

-- Null: of every POP.
alter table access.role_assignments add pop_ids uuid[] check (cardinality(pop_ids) > 0);

-- Whole branches: what is of a branch and of no contract is seen by who is bounded by branches alone.
create or replace function kernel.scope_branches() returns uuid[] language sql stable parallel safe as $$
  select coalesce(array_agg(distinct b::uuid), '{}') from jsonb_array_elements(current_setting('sgp.scope', true)::jsonb) s,
    jsonb_array_elements_text(s -> 'branchIds') b where not s ? 'cities' and not s ? 'popIds' and not s ? 'ownOnly'
$$;

create or replace function kernel.scope_contracts() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp rows 1000 as $$
  select k.id from jsonb_array_elements(current_setting('sgp.scope', true)::jsonb) s, contracts.contracts k
  where k.company_id = current_setting('sgp.scope_company', true)::uuid and not s ? 'ownOnly'
    and (not s ? 'branchIds' or s -> 'branchIds' ? coalesce(k.branch_id, '00000000-0000-0000-0000-000000000000')::text)
    and (not s ? 'popIds' or s -> 'popIds' ? coalesce(k.pop_id::text, ''))
    and (not s ? 'cities' or exists (
      select 1 from clients.addresses a where a.id = k.installation_address_id and s -> 'cities' ? a.ibge_code))
$$;

-- A client is of a POP by their contracts alone.
create or replace function kernel.scope_clients() returns setof uuid language sql stable security definer set search_path = pg_catalog, pg_temp rows 1000 as $$
  select c.id from jsonb_array_elements(current_setting('sgp.scope', true)::jsonb) s, clients.clients c
  where c.company_id = current_setting('sgp.scope_company', true)::uuid and not s ? 'ownOnly' and not s ? 'popIds'
    and (not s ? 'branchIds' or s -> 'branchIds' ? coalesce(c.branch_id, '00000000-0000-0000-0000-000000000000')::text)
    and (not s ? 'cities' or exists (
      select 1 from clients.addresses a where a.client_id = c.id and 'installation' = any(a.roles) and s -> 'cities' ? a.ibge_code))
  union
  select k.client_id from contracts.contracts k where k.id in (select kernel.scope_contracts())
$$;
