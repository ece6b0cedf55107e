-- What searches look up. Each index serves one kind of key and is written when a row is made, hardly ever after: none holds a column
-- that payments, accounting or access change. IPv6 prefixes of sessions: 0017.

-- Signs separate words, in a name as in what is sought ("D'Ávila", "C&A", "Ltda."): a comparison never has to read them. Every word
-- has a blank before it, the first one too: one pattern finds how a word begins.
create function clients.fold_name(name text) returns text language sql immutable strict parallel safe as $$
  select ' ' || btrim(regexp_replace(kernel.fold(name), '[^[:alnum:]]+', ' ', 'g'))
$$;
-- The first two, three, … six letters of each word: what is sought by the beginnings of several words is one look-up in each of their
-- lists, exact for all but long words.
create or replace function clients.word_starts(name text) returns text[] language plpgsql immutable strict parallel safe cost 10 as $$
begin
  return string_to_array(regexp_replace(ltrim(name), '(\S{6})\S+', '\1', 'g') || regexp_replace(name, '(\S{5})\S+', '\1', 'g')
    || regexp_replace(name, '(\S{4})\S+', '\1', 'g') || regexp_replace(name, '(\S{3})\S+', '\1', 'g') || regexp_replace(name, '(\S{2})\S+', '\1', 'g'), ' ');
end $$;
-- Of sought words: only the longest start of each.
create function clients.word_keys(words text) returns text[] language sql immutable strict parallel safe as $$
  select string_to_array(btrim(regexp_replace(clients.fold_name(words), '(\S{6})\S+', '\1', 'g')), ' ')
$$;
alter table clients.clients drop column search_name;
alter table clients.clients add column search_name text generated always as
  (clients.fold_name(name || coalesce(' ' || trade_name, '') || coalesce(' ' || social_name, ''))) stored;
alter table clients.clients alter column search_name set statistics 400;

-- As in 0004; the walk of one state now stays inside its index too.
create index clients_search on clients.clients using gin (search_name gin_trgm_ops);
create index clients_words on clients.clients using gin (clients.word_starts(search_name));
create index clients_walk on clients.clients (company_id, code) include (id, status, search_name);
drop index clients.clients_company_id_status_code_idx;
create index clients_walk_status on clients.clients (company_id, status, code) include (id, search_name);

-- Names by how they begin, in alphabetical order: what a person types first.
create index clients_name on clients.clients (company_id, search_name collate "C", code);

-- The bar code, to which a linha digitável is translated. It is never sorted nor found by a part: a hash is a third of its tree.
create index boletos_barcode on banking.boletos using hash (codigo_barras);

-- User names by how they begin and by any part; MAC addresses by how they begin.
create index logins_username on radius.logins (company_id, username collate "C");
create index logins_search on radius.logins using gin (username gin_trgm_ops);
create index logins_mac on radius.logins (company_id, mac_lock) where mac_lock is not null;
create index sessions_mac on radius.sessions_open (company_id, mac) where mac is not null;
