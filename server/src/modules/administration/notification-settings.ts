import { z } from 'zod'
import { setting } from '#kernel/settings'

/** How long what the house told is kept. */
export const notificationDays = setting({
  key: 'administration.notification-days',
  scope: 'company',
  label: 'Dias que os avisos à equipe ficam guardados',
  help: 'De 7 a 365. Depois disso o aviso some, lido ou não.',
  input: 'integer',
  permission: 'administration.setting.update',
  schema: z.int('Informe um número inteiro.').min(7, 'De 7 a 365 dias.').max(365, 'De 7 a 365 dias.'),
  default: 90,
})
