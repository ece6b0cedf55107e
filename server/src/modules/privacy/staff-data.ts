import { sql } from 'kysely'
import { erasedText, type PersonalTable } from '#kernel/personal-data'

/** How somebody who left the house is called. */
export const formerName = 'Ex-colaborador'

const signIns = { law: 'Registros de acesso a aplicações: 6 meses (Marco Civil, Lei 12.965/2014, art. 15)', years: 0.5 }
const rights = { law: 'Prova de quem podia o quê: 5 anos (LGPD, art. 37; CLT, art. 11)', years: 5 }
const work = {
  law: 'Prescrição trabalhista: 5 anos depois da saída (Constituição, art. 7º, XXIX; CLT, art. 11)',
  years: 5,
}

/** What is held of somebody as a user, whichever company they work in. */
export const userData: readonly PersonalTable[] = [
  {
    table: 'access.sessions',
    label: 'Entradas no sistema',
    path: 'user',
    purpose: 'access-control',
    isShared: true,
    keep: { ...signIns, since: 'createdAt' },
    erase: () => ({ address: null, userAgent: null }),
  },
  ...(['passkeys', 'recovery_codes', 'challenges', 'password_resets', 'totp_factors'] as const).map(
    (table): PersonalTable => ({
      table: `access.${table}`,
      label: {
        passkeys: 'Chaves de acesso',
        recovery_codes: 'Códigos de recuperação',
        challenges: 'Entradas em curso',
        password_resets: 'Pedidos de nova senha',
        totp_factors: 'Segundo fator',
      }[table],
      path: 'user',
      purpose: 'access-control',
      isShared: true,
      erase: 'delete',
    }),
  ),
  {
    table: 'access.refresh_tokens',
    label: 'Fichas de renovação',
    path: 'session',
    purpose: 'access-control',
    isShared: true,
    erase: 'delete',
  },
  {
    table: 'access.saved_views',
    label: 'Visões salvas',
    path: 'user',
    purpose: 'employment',
    isShared: true,
    erase: 'delete',
  },
  {
    table: 'administration.notification_reads',
    label: 'Avisos vistos',
    path: 'user',
    purpose: 'employment',
    isShared: true,
    erase: 'delete',
  },
  {
    table: 'administration.notification_mutes',
    label: 'Avisos silenciados',
    path: 'user',
    purpose: 'employment',
    isShared: true,
    erase: 'delete',
  },
  {
    table: 'access.role_assignments',
    label: 'Perfis atribuídos',
    path: 'user',
    purpose: 'access-control',
    isShared: true,
    keep: { ...rights, since: 'createdAt' },
    erase: () => ({ reason: sql`case when reason is not null then ${erasedText}::text end` }),
  },
  { table: 'access.memberships', label: 'Empresas em que atua', path: 'user', purpose: 'employment', isShared: true },
  {
    table: 'access.approvals',
    label: 'Pedidos de aprovação que fez',
    path: 'requester',
    purpose: 'access-control',
    isShared: true,
    keep: { ...rights, since: 'requestedAt' },
    erase: () => ({ requestedByName: formerName }),
  },
  {
    table: 'access.approvals',
    label: 'Pedidos que decidiu',
    path: 'decider',
    purpose: 'access-control',
    isShared: true,
    keep: { ...rights, since: 'requestedAt' },
    erase: () => ({ decidedByName: formerName }),
  },
  {
    table: 'access.users',
    label: 'Usuário',
    path: 'self',
    purpose: 'access-control',
    isShared: true,
    erase: () => ({
      name: formerName,
      email: sql`'anonimo-' || id || '@anonimo.invalid'`,
      passwordHash: '',
      permissions: sql`'{}'`,
      isAdministrator: false,
      version: sql`version + 1`,
    }),
  },
]

/** What is held of somebody as an employee of the company. */
export const employeeData: readonly PersonalTable[] = [
  {
    table: 'administration.employees',
    label: 'Ficha de funcionário',
    path: 'self',
    purpose: 'employment',
    keep: { ...work, since: 'leftOn' },
    erase: () => ({ name: formerName, document: null, email: null, phone: null, version: sql`version + 1` }),
  },
]

export const staffData = [...userData, ...employeeData]
