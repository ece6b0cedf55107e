import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import type { NewSavedView } from './schemas-views.ts'
import { hasRoom, upsertView } from './store-views.ts'

/** Keeps how a list looks under a name of one's own; the same name writes over it. 409 `too-many-views`. */
export async function saveView(ctx: Ctx, input: z.output<typeof NewSavedView>) {
  if (!(await hasRoom(ctx, input)))
    throw conflict('too-many-views', 'Já há 50 visões desta tela. Exclua uma que não usa mais e salve de novo.')
  return await upsertView(ctx, input)
}
