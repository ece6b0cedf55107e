import { sql } from 'kysely'
import { erasedIfAny, erasedText, type PersonalTable } from '#kernel/personal-data'
import { personalData as ofBanking } from '#modules/banking'
import { personalData as ofBilling } from '#modules/billing'
import { personalData as ofClients } from '#modules/clients'
import { personalData as ofContracts } from '#modules/contracts'
import { personalData as ofDunning } from '#modules/dunning'
import { personalData as ofRadius } from '#modules/radius'

const own: readonly PersonalTable[] = [
  {
    table: 'privacy.consents',
    label: 'Consentimentos',
    path: 'client',
    purpose: 'service',
    keep: {
      law: 'Prova de que houve consentimento: 5 anos (LGPD, art. 8º, § 2º; Código Civil, art. 206, § 5º, I)',
      years: 5,
      since: 'at',
    },
    erase: () => ({ proof: erasedText }),
  },
  {
    table: 'privacy.requests',
    label: 'Pedidos do titular',
    path: 'client',
    purpose: 'service',
    keep: { law: 'Prova do atendimento: 5 anos (Código Civil, art. 206, § 5º, I)', years: 5, since: 'createdAt' },
    erase: () => ({
      requesterName: erasedText,
      requesterContact: erasedText,
      details: '',
      answer: erasedIfAny('answer'),
    }),
  },
  { table: 'privacy.erasures', label: 'Anonimizações', path: 'client', purpose: 'service' },
]

/** What waited for a second person, as it was asked. */
const approvals: PersonalTable = {
  table: 'access.approvals',
  label: 'Pedidos de aprovação',
  path: 'approval',
  purpose: 'service',
  erase: () => ({
    input: '{}',
    summary: erasedText,
    result: null,
    problem: sql`case when problem is not null then '{}'::jsonb end`,
    reason: erasedIfAny('reason'),
  }),
}

/** Every table that holds something of a client. What rests on another is erased before it: histories first, the client last. */
export const knownData: readonly PersonalTable[] = [
  ...ofRadius.toReversed(),
  ...ofDunning,
  ...ofBanking,
  ...ofBilling,
  ...ofContracts.toReversed(),
  ...own,
  approvals,
  ...ofClients.toReversed(),
]
