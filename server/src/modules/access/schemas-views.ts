import { z } from 'zod'
import { Id, line } from '#kernel/values'

const Screen = z
  .string()
  .max(100)
  .regex(/^\/[\w/-]*$/, 'Informe o caminho da tela, como /clientes.')

export const NewSavedView = z
  .strictObject({
    screen: Screen,
    name: line(60),
    query: z
      .record(z.string().max(40), z.string().max(300))
      .refine((query) => Object.keys(query).length <= 30, 'Guarde no máximo 30 filtros.'),
    columns: z.array(z.string().max(100)).max(60).nullable(),
  })
  .meta({ id: 'NewSavedView' })

export const SavedView = z
  .object({
    id: Id,
    screen: z.string(),
    name: z.string(),
    query: z.record(z.string(), z.string()),
    columns: z.array(z.string()).nullable(),
  })
  .meta({ id: 'SavedView' })

export const SavedViews = z.object({ items: z.array(SavedView) }).meta({ id: 'SavedViews' })
export const savedViewsQuery = z.strictObject({ screen: Screen })
