import { sql } from 'kysely'
import { erasedText, type PersonalTable } from '#kernel/personal-data'

/** How an anonymised person is called. */
export const anonymousName = 'Titular anonimizado'

export const personalData: readonly PersonalTable[] = [
  {
    table: 'clients.clients',
    label: 'Cadastro',
    path: 'self',
    purpose: 'contract',
    erase: (ctx) => ({
      name: anonymousName,
      tradeName: null,
      socialName: null,
      document: null,
      rg: null,
      stateRegistration: null,
      municipalRegistration: null,
      bornOn: null,
      status: 'inactive',
      anonymisedAt: ctx.now,
      version: sql`version + 1`,
    }),
  },
  {
    table: 'clients.addresses',
    label: 'Endereços',
    path: 'client',
    purpose: 'contract',
    erase: () => ({
      street: erasedText,
      streetNumber: 'S/N',
      complement: null,
      district: erasedText,
      postalCode: '00000000',
      reference: null,
      latitude: null,
      longitude: null,
    }),
  },
  { table: 'clients.contacts', label: 'Contatos', path: 'client', purpose: 'contract', erase: 'delete' },
  {
    table: 'clients.history',
    label: 'Linha do tempo',
    path: 'client',
    purpose: 'service',
    erase: () => ({ summary: erasedText, details: '{}' }),
  },
  {
    table: 'clients.documents',
    label: 'Documentos',
    path: 'client',
    purpose: 'contract',
    file: 'fileId',
    erase: (ctx) => ({
      name: erasedText,
      description: null,
      fileId: null,
      removedAt: ctx.now,
      removedBy: ctx.actor.id,
      removeReason: anonymousName,
    }),
  },
  {
    table: 'clients.alerts',
    label: 'Alertas',
    path: 'client',
    purpose: 'service',
    erase: (ctx) => ({ text: erasedText, removedAt: ctx.now, removedBy: ctx.actor.id }),
  },
]
