import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import type { Ctx } from './context.ts'
import { readSetting, setting } from './settings.ts'

/** Networks that addresses typed by administrators may lead into, although they are private (guard-url.ts). */
export const allowedPrivateNetworks = setting({
  key: 'security.allowed-private-networks',
  scope: 'installation',
  label: 'Redes privadas permitidas',
  help: 'Uma rede por linha, como 10.20.0.0/16. Servidores de e-mail e webhooks só alcançam endereços públicos e os destas redes.',
  input: 'lines',
  permission: 'administration.security.update',
  schema: z
    .array(
      z
        .string()
        .max(50)
        .refine((text) => ipaddr.isValidCIDR(text), 'Informe a rede com o tamanho, como 10.20.0.0/16.'),
    )
    .max(50, 'No máximo 50 redes.'),
  default: [],
})

/** What to hand to `guardUrl` and `requestGuarded` for an address that somebody of this installation typed. */
export const readPrivateNetworks = async (ctx: Ctx): Promise<{ allowPrivate: readonly string[] }> => ({
  allowPrivate: await readSetting(ctx, allowedPrivateNetworks),
})
