-- A provider that comes from another system goes on where its numbers stopped; two portadores never number the same titles.
alter table company.accounts
  add first_nosso_numero bigint not null default 1 check (first_nosso_numero > 0),
  add first_remessa bigint not null default 1 check (first_remessa > 0),
  -- The bank's own numbering space, without the zeros that one writes and another does not.
  add numbering_key text not null generated always as (
    bank_code
    || '/' || ltrim(coalesce(bank_keys ->> 'agencia', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'conta', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'carteira', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'convenio', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'codigoCliente', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'operacao', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'modalidade', case bank_code when '756' then '1' else '' end), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'posto', ''), '0')
    || '/' || ltrim(coalesce(bank_keys ->> 'byte', ''), '0')
  ) stored;
do $$
declare twins text;
begin
  select string_agg(list, '; ') into twins from (
    select string_agg(number || ' (' || name || ')', ', ' order by number) as list from company.accounts group by company_id, numbering_key having count(*) > 1) t;
  if twins is not null then
    raise exception 'Portadores com os mesmos dados no banco dão o mesmo nosso número a dois títulos: %. Volte à versão anterior, corrija os dados de um deles e atualize de novo.', twins;
  end if;
end $$;
create unique index one_portador_per_numbering on company.accounts (company_id, numbering_key);
