import { route } from '#kernel/http'
import { SearchAnswer, SearchQuery } from './schemas.ts'
import { searchEverything } from './search-everything.ts'

export const routes = {
  'GET /api/search': route({
    summary: 'Procura clientes, contratos, títulos e logins pelo que se souber deles',
    permission: 'signed-in',
    query: SearchQuery,
    response: SearchAnswer,
    handle: (ctx, { query }) => searchEverything(ctx, query),
  }),
}
