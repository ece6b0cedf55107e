import { sql } from 'kysely'
import type { PersonalTable } from '#kernel/personal-data'

const keep = (since: string) => ({
  law: 'Registros de conexão: 1 ano (Marco Civil, Lei 12.965/2014, art. 13)',
  years: 1,
  since,
})

export const personalData: readonly PersonalTable[] = [
  {
    table: 'radius.logins',
    label: 'Logins',
    path: 'contract',
    purpose: 'contract',
    erase: () => ({
      username: sql`'anonimo-' || id`,
      isEnabled: false,
      fixedIpv4: null,
      wanIpv6Prefix: null,
      delegatedIpv6Prefix: null,
      macLock: null,
      routedNetworks: sql`'{}'`,
      passwordSealed: sql`''`,
      version: sql`version + 1`,
    }),
  },
  {
    table: 'radius.sessions_open',
    label: 'Conexões abertas',
    path: 'contract',
    purpose: 'connection-log',
    erase: 'delete',
  },
  {
    table: 'radius.sessions_closed',
    label: 'Registros de conexão',
    path: 'contract',
    purpose: 'connection-log',
    keep: keep('stoppedAt'),
    erase: 'delete',
  },
  {
    table: 'radius.auth_log',
    label: 'Tentativas de autenticação',
    path: 'login',
    purpose: 'connection-log',
    keep: keep('lastAt'),
    erase: 'delete',
  },
  {
    table: 'radius.access_attempts',
    label: 'Comandos aos concentradores',
    path: 'contract',
    purpose: 'connection-log',
    keep: keep('at'),
    erase: 'delete',
  },
]
