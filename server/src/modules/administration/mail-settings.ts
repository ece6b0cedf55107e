import { z } from 'zod'
import { setting } from '#kernel/settings'

/** Below every e-mail of the company. */
export const mailSignature = setting({
  key: 'mail.signature',
  scope: 'company',
  label: 'Assinatura dos e-mails',
  help: 'Entra no fim de toda mensagem aos assinantes: telefone, WhatsApp, endereço da loja.',
  input: 'long-text',
  permission: 'administration.setting.update',
  schema: z.string().trim().max(1_000, 'No máximo 1.000 caracteres.'),
  default: '',
})
