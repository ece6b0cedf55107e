import { IconFileInvoice, IconNetwork, IconSignature, IconUser, IconUserCircle } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { ResponseOf } from '#kit'

export type Group = ResponseOf<'GET /api/search'>['groups'][number]
export type Hit = Group['hits'][number]

type HitKind = {
  icon: ComponentType<{ size?: number | string }>
  /** Where the screen of one is. */
  addressOf: (hit: Hit) => string
  /** Its word of state, in kit/words.ts. */
  words: string
}

export const hitKinds: Record<Hit['kind'], HitKind> = {
  client: { icon: IconUser, addressOf: ({ id }) => `/clientes/${id}`, words: 'client' },
  contract: { icon: IconSignature, addressOf: ({ id }) => `/contratos/${id}`, words: 'contract' },
  invoice: { icon: IconFileInvoice, addressOf: ({ id }) => `/titulos/${id}`, words: 'invoice' },
  login: { icon: IconUserCircle, addressOf: ({ id }) => `/logins/${id}`, words: 'use' },
  session: {
    icon: IconNetwork,
    addressOf: ({ title }) => `/conexoes?search=${encodeURIComponent(title)}`,
    words: 'use',
  },
}

type GroupKind = { label: string; path: string; tab: string }

export const groupKinds: Record<Group['kind'], GroupKind> = {
  clients: { label: 'Clientes', path: '/clientes', tab: 'contratos' },
  contracts: { label: 'Contratos', path: '/contratos', tab: 'contratos' },
  invoices: { label: 'Títulos', path: '/titulos', tab: 'titulos' },
  logins: { label: 'Logins', path: '/logins', tab: 'contratos' },
}

/** Where all of a group stand: of one client at the client, else in their list, sought by the same text. */
export const addressOfAll = (kind: Group['kind'], text: string, client: Hit | undefined): string => {
  const { path, tab } = groupKinds[kind]
  return client ? `/clientes/${client.id}?aba=${tab}` : `${path}?search=${encodeURIComponent(text)}`
}

/** The client that the search means, if it is a single one. */
export const findOnlyClient = (groups: readonly Group[]): Hit | undefined => {
  const clients = groups.find(({ kind }) => kind === 'clients')?.hits ?? []
  return clients.length === 1 ? clients[0] : undefined
}
