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

type GroupKind = { label: string; listOf: (text: string) => string }

const search = (path: string) => (text: string) => `${path}?search=${encodeURIComponent(text)}`

export const groupKinds: Record<Group['kind'], GroupKind> = {
  clients: { label: 'Clientes', listOf: search('/clientes') },
  contracts: { label: 'Contratos', listOf: search('/contratos') },
  invoices: { label: 'Títulos', listOf: search('/titulos') },
  logins: { label: 'Logins', listOf: search('/logins') },
}
