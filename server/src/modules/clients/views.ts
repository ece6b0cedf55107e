import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#kernel/context'
import { unbounded } from '#kernel/rights'
import type { SearchTerm } from './rules/read-search-term.ts'
import { type ClientRow, clientColumns } from './store.ts'
import { begins, beginsName, holdsWords } from './where-name.ts'

type Page = { limit: number; status: ClientRow['status'] | undefined }

export const listByCode = (ctx: Ctx, { limit, status, after }: Page & { after: number }): Promise<ClientRow[]> =>
  ctx.db
    .selectFrom('clients.clients')
    .select(clientColumns)
    .where('companyId', '=', ctx.companyId)
    .where('code', '>', after)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'active'))
    .orderBy('code')
    .limit(limit)
    .execute()

const columns = sql.join(clientColumns.map((column) => sql.ref(`c.${column}`)))

/** Ids first, then the rows of one page. */
export async function findNamesakes(
  ctx: Ctx,
  { words, after, limit, status }: Page & { words: string[]; after: number },
): Promise<ClientRow[]> {
  const inStatus = status === undefined ? sql`` : sql`and status = ${status}`
  const { rows } = await sql<ClientRow>`
    select ${columns} from (
      select id, code from clients.clients
      where company_id = ${ctx.companyId} and code > ${after} ${inStatus}
        and ${holdsWords(words)}
      order by code limit ${limit}) found
    join clients.clients c on c.id = found.id order by found.code`.execute(ctx.db)
  return rows
}

type Match = ClientRow & { rank: number; sortKey: string }
type After = readonly [rank: number, sortKey: string, code: number]
type Way = { rank: number; from: RawBuilder<unknown>; key: RawBuilder<unknown>; where: RawBuilder<unknown> }
const none = sql`''::text collate "C"`

/** Each way walks an index of its own in order and stops at a page; together they are one list by rank, key and code. */
export async function findMatches(
  ctx: Ctx,
  { term, after, limit, status }: Page & { term: SearchTerm; after: After | undefined },
): Promise<Match[]> {
  const inStatus = status === undefined ? sql`` : sql`and c.status = ${status}`
  const ways = waysOf(ctx, term).filter((way) => after === undefined || way.rank >= after[0])
  if (ways.length === 0) return []
  const branches = ways.map(({ rank, from, key, where }) => {
    const rest = after?.[0] === rank ? sql`and (${key}, c.code) > (${after[1]}, ${after[2]})` : sql``
    return sql`(select ${sql.lit(rank)}::int as rank, ${key} as sort_key, c.id, c.code from ${from}
      where ${where} ${inStatus} ${rest} order by ${key}, c.code limit ${limit})`
  })
  const { rows } = await sql<Match>`
    select found.rank, found.sort_key, ${columns} from (
      select * from (
        select distinct on (id) * from (${sql.join(branches, sql` union all `)}) every_way order by id, rank, sort_key
      ) once order by rank, sort_key, code limit ${limit}
    ) found join clients.clients c on c.id = found.id
    order by found.rank, found.sort_key, found.code`.execute(ctx.db)
  return rows
}

/**
 * The first `limit` clients that a term means: by code, document, e-mail or telephone, then names that begin as `words` do, in
 * alphabetical order, then any whose names hold them. Nothing is sorted but what is shown: common names cost no more than rare ones.
 */
export async function findFirst(ctx: Ctx, { words = [], ...term }: SearchTerm, limit: number): Promise<ClientRow[]> {
  const branches = waysOf(ctx, term).map(
    ({ rank, from, key, where }) => sql`(select ${sql.lit(rank)}::int as rank, ${key} as sort_key, c.id from ${from}
      where ${where} order by ${key}, c.code limit ${limit})`,
  )
  if (words.length > 0)
    branches.push(sql`(select 5 as rank, c.search_name collate "C" as sort_key, c.id from clients.clients c
      where c.company_id = ${ctx.companyId} and ${beginsName(words, 'c.searchName')}
      order by c.search_name collate "C", c.code limit ${limit})`)
  // One letter after a common name is not worth reading all its bearers: it counts from the second one on.
  const told = words.filter((word) => word.length > 1)
  if (told.length > 0)
    branches.push(sql`(select 6 as rank, ${none} as sort_key, c.id from clients.clients c
      where c.company_id = ${ctx.companyId} and ${holdsWords(told, 'c.searchName')} limit ${limit})`)
  if (branches.length === 0) return []
  const { rows } = await sql<ClientRow>`
    select ${columns} from (
      select distinct on (id) * from (${sql.join(branches, sql` union all `)}) every_way order by id, rank, sort_key
    ) found join clients.clients c on c.id = found.id
    order by found.rank, found.sort_key, c.code limit ${limit}`.execute(ctx.db)
  return rows
}

function waysOf(ctx: Ctx, { code, documentPrefix, emailPrefix, phoneDigits, words }: SearchTerm): Way[] {
  const clients = sql`clients.clients c`
  const contacts = sql`clients.contacts k join clients.clients c on c.id = k.client_id`
  const mine = sql`c.company_id = ${ctx.companyId}`
  const reachable = sql`k.company_id = ${ctx.companyId}`
  const { masks } = (ctx.actor.rights ?? unbounded).boundsOf('clients.client.read')
  const ways: Way[] = []
  if (code !== undefined) ways.push({ rank: 0, from: clients, key: none, where: sql`${mine} and c.code = ${code}` })
  if (documentPrefix !== undefined)
    ways.push({
      rank: 1,
      from: clients,
      key: sql`c.document`,
      where: sql`${mine} and ${holds(masks.has('document'), 'c.document', documentPrefix)}`,
    })
  if (emailPrefix !== undefined)
    ways.push({
      rank: 2,
      from: contacts,
      key: sql`k.value`,
      where: sql`${reachable} and k.channel = 'email' and ${holds(masks.has('email'), 'k.value', emailPrefix)}`,
    })
  if (phoneDigits !== undefined)
    ways.push(...phoneWays({ reachable, contacts, digits: phoneDigits, isMasked: masks.has('phone') }))
  if (words !== undefined)
    ways.push({
      rank: 5,
      from: clients,
      key: none,
      where: sql`${mine} and ${holdsWords(words)}`,
    })
  return ways
}

/** Begun is enough, but of what the person sees masked: found digit by digit it would be told. */
const holds = (isMasked: boolean, column: string, text: string): RawBuilder<boolean> =>
  isMasked ? sql<boolean>`${sql.ref(column)} = ${text}` : begins(column, text)

type Telephones = { reachable: RawBuilder<unknown>; contacts: RawBuilder<unknown>; digits: string; isMasked: boolean }

function phoneWays({ reachable, contacts, digits, isMasked }: Telephones): Way[] {
  const international = digits.startsWith('55') && digits.length > 11 ? `+${digits}` : `+55${digits}`
  const reversed = digits.split('').toReversed().join('')
  const phones = sql`${reachable} and k.channel <> 'email'`
  const begun = {
    rank: 3,
    from: contacts,
    key: sql`k.value`,
    where: sql`${phones} and ${holds(isMasked, 'k.value', international)}`,
  }
  // The last four are seen masked too.
  if (isMasked && digits.length > 4) return [begun]
  const end = sql`reverse(k.value) like ${`${reversed}%`}`
  return [begun, { rank: 4, from: contacts, key: sql`reverse(k.value)`, where: sql`${phones} and ${end}` }]
}

export const listHistory = (
  ctx: Ctx,
  {
    clientId,
    kind,
    before,
    limit,
  }: { clientId: string; kind: string | undefined; before: string | undefined; limit: number },
) =>
  ctx.db
    .selectFrom('clients.history')
    .selectAll()
    .where('companyId', '=', ctx.companyId)
    .where('clientId', '=', clientId)
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind ?? ''))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
