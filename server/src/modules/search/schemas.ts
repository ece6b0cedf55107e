import { z } from 'zod'
import { Id, personal } from '#kernel/values'

export const SearchQuery = z.strictObject({
  /** Part of a name; CPF or CNPJ, telephone, e-mail; code or number; nosso número, linha digitável, bar code; login, MAC or IP. */
  q: z.string().trim().min(1, 'Digite o que procura.').max(100),
})

const HitKind = z.enum(['client', 'contract', 'invoice', 'login', 'session'])
const SearchHit = z
  .object({
    kind: HitKind,
    id: Id,
    title: personal('name', z.string()),
    subtitle: personal('text', z.string()),
    /** Its state as its own list says it; an open invoice past its due date is `overdue`. */
    state: z.string(),
  })
  .meta({ id: 'SearchHit' })
export type SearchHit = z.output<typeof SearchHit>

export const GroupKind = z.enum(['clients', 'contracts', 'invoices', 'logins'])
export type GroupKind = z.output<typeof GroupKind>

/** One group for each noun that the person may read, also when nothing of it was found. */
export const SearchAnswer = z
  .object({ groups: z.array(z.object({ kind: GroupKind, hits: z.array(SearchHit), hasMore: z.boolean() })) })
  .meta({ id: 'SearchAnswer' })
