import { z } from 'zod'
import { notFound } from '#kernel/errors'
import { route } from '#kernel/http'
import { byId } from '#kernel/values'
import { saveView } from './save-view.ts'
import { NewSavedView, SavedView, SavedViews, savedViewsQuery } from './schemas-views.ts'
import { deleteView, findViews } from './store-views.ts'

/** Views are each person's own: whoever is signed in keeps them, and sees no one else's. */
export const viewRoutes = {
  'GET /api/saved-views': route({
    summary: 'Visões que a própria pessoa salvou de uma tela',
    permission: 'signed-in',
    realms: ['staff', 'technician'],
    query: savedViewsQuery,
    response: SavedViews,
    handle: async (ctx, { query }) => ({ items: await findViews(ctx, query.screen) }),
  }),

  'POST /api/saved-views': route({
    summary: 'Salva uma visão (filtros e colunas) sob um nome',
    permission: 'signed-in',
    realms: ['staff', 'technician'],
    status: 201,
    body: NewSavedView,
    response: SavedView,
    handle: (ctx, { body }) => saveView(ctx, body),
  }),

  'DELETE /api/saved-views/:id': route({
    summary: 'Exclui uma visão salva',
    permission: 'signed-in',
    realms: ['staff', 'technician'],
    params: byId,
    response: z.object({ deleted: z.literal(true) }),
    handle: async (ctx, { params }) => {
      if (!(await deleteView(ctx, params.id))) throw notFound('saved-view', 'Visão', params.id)
      return { deleted: true as const }
    },
  }),
}
