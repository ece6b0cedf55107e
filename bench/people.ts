import { sql } from 'kysely'
import type { Ctx } from '../server/src/kernel/context.ts'

const given =
  'Maria,José,Ana,João,Antônio,Francisco,Carlos,Paulo,Pedro,Lucas,Luiz,Marcos,Gabriel,Rafael,Francisca,Daniel,Marcelo,Bruno,Eduardo,Felipe,Raimundo,Rodrigo,Adriana,Juliana,Márcia,Fernanda,Patrícia,Aline,Sandra,Camila,Amanda,Bruna,Jéssica,Letícia,Júlia,Luciana,Vanessa,Mariana,Vera,Gabriela,Larissa,Beatriz,Sebastião,Conceição,Manoel,Gustavo,Leonardo,Fábio,Guilherme,Matheus,Rita,Thiago,Simone,Geraldo,Aparecida,Cláudia,Luana,Sônia,Renata,Jorge,Joaquim,Diego,Elaine,Rosa,André,Vinícius,Vitória,Débora,Alexandre,Natália,Cícero,Célia,Sérgio,Edson,Rosana,Isabel,Lúcia,Cristiane,Fátima,Severino,Caroline,Roberto,Terezinha,Nelson,Ivone,Osvaldo,Ademir,Zélia,Tânia,Vítor,Ígor,Otávio,Benedita,Helena,Cecília,Heitor,Noêmia,Durval,Iracema,Ubirajara'
const family =
  'Silva,Santos,Oliveira,Souza,Pereira,Ferreira,Lima,Alves,Rodrigues,Costa,Sousa,Gomes,Ribeiro,Martins,Carvalho,Almeida,Lopes,Soares,Fernandes,Vieira,Barbosa,Rocha,Dias,Nascimento,Andrade,Moreira,Nunes,Marques,Machado,Mendes,Freitas,Cardoso,Ramos,Gonçalves,Santana,Teixeira,Araújo,Melo,Cavalcante,Monteiro,Moura,Pinto,Correia,Batista,Barros,Campos,Castro,Azevedo,Cunha,Miranda,Borges,Reis,Moraes,Duarte,Cruz,Farias,Medeiros,Macedo,Coelho,Aguiar,Pires,Siqueira,Bezerra,Tavares,Assunção,Peçanha,Muniz,Guimarães,Queiroz,Xavier,Bittencourt,Schmidt,Müller,Kowalski,Yamamoto,Zanella,Hoffmann,Vasconcelos,Falcão,Leite,Maciel,Fonseca,Antunes,Brito,Sampaio,Nogueira,Dantas,Matos,Viana,Camargo,Paiva,Toledo,Rezende,Prado,Bueno,Franco,Amaral,Godoy,Pacheco,Bastos'
const syllables =
  'ba,be,bi,bo,bra,bre,ca,ce,cha,co,cri,da,de,di,do,dra,fa,fe,fi,fra,ga,ge,gi,go,gra,ja,jo,la,le,li,lo,lu,ma,me,mi,mo,mu,na,ne,ni,no,nha,pa,pe,pi,po,pra,ra,re,ri,ro,sa,se,si,so,ta,te,ti,to,tra,va,ve,vi,vo,xa,ze,zi,zo'

const list = (text: string) => sql`string_to_array(${text}, ',')`
/** One of a hundred words, the first about one time in ten as Maria and Silva are (IBGE, Nomes no Brasil), the last one in two hundred. */
const common = (words: string) => sql`(${list(words)})[1 + floor(power(random(), 2) * 100)::int]`
const syllable = () => sql`(${list(syllables)})[1 + floor(random() * 68)::int]`

/**
 * `count` people by one statement, the same on every machine: full names (one in ten with a family name that hardly anybody
 * shares), documents over the whole range of digits. Foreign keys are true by construction and not looked up one by one.
 */
export const insertClients = (ctx: Ctx, count: number) =>
  sql`insert into clients.clients (id, company_id, code, kind, status, name, document, created_at, updated_at)
    select kernel.uuid_v7(), ${ctx.companyId}, number, 'pf', case when random() < 0.9 then 'active' else 'inactive' end::clients.client_status,
      ${common(given)} || case when random() < 0.4 then ' ' || ${common(given)} else '' end || ' ' || ${common(family)} || ' '
        || case when random() < 0.1 then initcap(${syllable()} || ${syllable()} || ${syllable()}) else ${common(family)} end,
      lpad((number::bigint * 61803398875 % 99999999977)::text, 11, '0'), ${ctx.now}::timestamptz, ${ctx.now}::timestamptz
    from generate_series(1, ${count}::int) number`.execute(ctx.db)

/** One e-mail and one mobile telephone for each client. */
export const insertContacts = (ctx: Ctx) =>
  sql`insert into clients.contacts (id, company_id, client_id, role, channel, value, created_at, updated_at)
    select kernel.uuid_v7(), company_id, id, 'holder', channel::clients.contact_channel,
      case channel when 'email' then replace(ltrim(search_name), ' ', '.') || code || '@exemplo.test'
        else '+55' || (11 + code % 89)::text || '9' || lpad((code * 61803399 % 99999989)::text, 8, '0') end, created_at, updated_at
    from clients.clients cross join (values ('email'), ('whatsapp')) as channels (channel)
    where company_id = ${ctx.companyId}`.execute(ctx.db)

export const insertAddresses = (ctx: Ctx) =>
  sql`insert into clients.addresses (id, company_id, client_id, roles, postal_code, street, street_number, district, city, ibge_code, state, created_at, updated_at)
    select kernel.uuid_v7(), company_id, id, '{installation,billing}', '88010000', 'Rua Felipe Schmidt', code::text, 'Centro', 'Florianópolis', '4205407', 'SC',
      created_at, updated_at
    from clients.clients where company_id = ${ctx.companyId}`.execute(ctx.db)

/** One active contract for each client since `activatedOn`. */
export const insertContracts = (
  ctx: Ctx,
  { id }: { id: string },
  { dueDay, activatedOn }: { dueDay: number; activatedOn: string },
) =>
  sql`insert into contracts.contracts (id, company_id, number, client_id, plan_version_id, status, due_day, loyalty_months, activated_on,
      access_state, access_reason, access_since, created_at, updated_at)
    select kernel.uuid_v7(), company_id, code, id, ${id}, 'active', ${dueDay}, 12, ${activatedOn}, 'allowed', 'Ativo', created_at, created_at, created_at
    from clients.clients where company_id = ${ctx.companyId}`.execute(ctx.db)

/** The plan version of each contract, at one price, in force since its activation. */
export const insertPlanPeriods = (ctx: Ctx, { priceCents }: { priceCents: number }) =>
  sql`insert into contracts.plan_periods (id, company_id, contract_id, plan_version_id, price_cents, during)
    select kernel.uuid_v7(), company_id, id, plan_version_id, ${priceCents}, daterange(activated_on, null)
    from contracts.contracts where company_id = ${ctx.companyId}`.execute(ctx.db)

/** One open invoice for each client with its boleto registered at the bank; both bear the client's code as their number. */
export async function insertTitles(
  ctx: Ctx,
  { accountId, amountCents, dueOn }: { accountId: string; amountCents: number; dueOn: string },
): Promise<void> {
  await sql`insert into billing.invoices (id, company_id, number, client_id, account_id, reason, issued_on, due_on, amount_cents, fine_ppm,
      interest_ppm_month, created_at)
    select kernel.uuid_v7(), company_id, code, id, ${accountId}, 'avulso', ${dueOn}, ${dueOn}, ${amountCents}, 20000, 10000, created_at
    from clients.clients where company_id = ${ctx.companyId}`.execute(ctx.db)
  await sql`insert into banking.boletos (id, company_id, invoice_id, account_id, sequence, issued_on, document_number, nosso_numero, nosso_numero_dv,
      nosso_numero_printed, agency_and_code, carteira, campo_livre, codigo_barras, linha_digitavel, due_on, principal_cents, amount_cents, fine_ppm,
      interest_ppm_month, grace_days, status, registered_at, created_at)
    select kernel.uuid_v7(), company_id, id, account_id, number, issued_on, number::text, lpad(number::text, 8, '0') || '0', '0',
      '109/' || lpad(number::text, 8, '0') || '-0', '1234/56789-0', '109', lpad(number::text, 25, '0'), '341' || lpad(number::text, 41, '0'),
      '341' || lpad(number::text, 44, '0'), due_on, amount_cents, amount_cents, fine_ppm, interest_ppm_month, 0, 'registered', created_at, created_at
    from billing.invoices where company_id = ${ctx.companyId}`.execute(ctx.db)
}

/**
 * Loads by sets: without row-by-row foreign key look-ups, the secondary indexes of `tables` built once at the end, the seed of
 * chance set. Statistics and visibility are fresh when it returns.
 */
export async function loadSetWise(
  ctx: Ctx,
  tables: readonly string[],
  load: (ctx: Ctx) => Promise<void>,
): Promise<void> {
  await ctx.transaction(async (ctx) => {
    const { rows: indexes } = await sql<{ name: string; definition: string }>`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index i
      where indrelid = any(${tables}::regclass[]) and not exists (select from pg_constraint where conindid = i.indexrelid)`.execute(
      ctx.db,
    )
    for (const { name } of indexes) await sql`drop index ${sql.raw(name)}`.execute(ctx.db)
    await sql`set local session_replication_role = replica`.execute(ctx.db)
    await sql`select setseed(0.2026)`.execute(ctx.db)
    await load(ctx)
    for (const { definition } of indexes) await sql.raw(definition).execute(ctx.db)
  })
  await sql`vacuum analyze`.execute(ctx.db)
}
