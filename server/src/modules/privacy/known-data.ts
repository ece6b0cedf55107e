import type { PersonalTable } from '#kernel/personal-data'
import { personalData as ofBanking } from '#modules/banking'
import { personalData as ofBilling } from '#modules/billing'
import { personalData as ofClients } from '#modules/clients'
import { personalData as ofContracts } from '#modules/contracts'
import { personalData as ofDunning } from '#modules/dunning'
import { personalData as ofRadius } from '#modules/radius'

const own: readonly PersonalTable[] = [
  { table: 'privacy.consents', label: 'Consentimentos', path: 'client', purpose: 'marketing' },
  {
    table: 'privacy.requests',
    label: 'Pedidos do titular',
    path: 'client',
    purpose: 'service',
    keep: { law: 'Prova do atendimento: 5 anos (Código Civil, art. 206, § 5º, I)', years: 5, since: 'createdAt' },
    erase: () => ({ requesterName: 'Eliminado', requesterContact: 'Eliminado', details: '' }),
  },
  { table: 'privacy.erasures', label: 'Anonimizações', path: 'client', purpose: 'contract' },
]

/** Every table that holds something of a client. What rests on another is erased before it: histories first, the client last. */
export const knownData: readonly PersonalTable[] = [
  ...ofRadius.toReversed(),
  ...ofDunning,
  ...ofBanking,
  ...ofBilling,
  ...ofContracts.toReversed(),
  ...own,
  ...ofClients.toReversed(),
]
