import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CivilDateText, Id, line, personal, Reason } from '#kernel/values'

export const Basis = z.enum([
  'consent',
  'legal-obligation',
  'public-policy',
  'research',
  'contract',
  'exercise-of-rights',
  'life-protection',
  'health-protection',
  'legitimate-interest',
  'credit-protection',
  'sensitive-consent',
  'sensitive-legal-obligation',
  'sensitive-public-policy',
  'sensitive-research',
  'sensitive-exercise-of-rights',
  'sensitive-life-protection',
  'sensitive-health-protection',
  'sensitive-fraud-prevention',
])
export const Channel = z.enum(['person', 'phone', 'email', 'whatsapp', 'portal', 'paper'])
export const RequestKind = z.enum([
  'access',
  'correction',
  'portability',
  'anonymisation',
  'consent-withdrawal',
  'information',
])
export const RequestStatus = z.enum(['open', 'in-progress', 'done', 'refused'])

export const PeopleFilter = z.strictObject({ search: z.string().trim().min(1).max(100) })
export const People = z
  .object({
    items: z.array(
      z.object({
        id: Id,
        code: z.int(),
        name: personal('name', z.string()),
        document: personal('document', z.string().nullable()),
        status: z.string(),
      }),
    ),
  })
  .meta({ id: 'PrivacyPeople' })

const heldData = {
  name: personal('name', z.string()),
  generatedAt: z.date(),
  tables: z.array(
    z.object({
      table: z.string(),
      label: z.string(),
      purpose: z.string(),
      law: z.string(),
      retention: z.string(),
      rowCount: z.int(),
      rows: z.array(personal('letter', z.record(z.string(), z.unknown()))),
    }),
  ),
}
export const PersonData = z
  .object({ clientId: Id, ...heldData })
  .meta({ id: 'PersonData', description: 'Tudo o que se guarda de um titular, tabela por tabela, e por quê' })

const purposeText = { name: z.string(), basis: Basis, law: z.string(), retention: z.string() }
const newPurposeText = { name: line(120), basis: Basis, law: line(300), retention: line(300) }
export const Purpose = z
  .object({ key: z.string(), ...purposeText, version: z.int(), isRetired: z.boolean(), isInUse: z.boolean() })
  .meta({ id: 'PrivacyPurpose' })
export const Purposes = z.object({ items: z.array(Purpose) }).meta({ id: 'PrivacyPurposes' })
export const NewPurpose = z.strictObject(newPurposeText).meta({ id: 'NewPrivacyPurpose' })
export const PurposeChanges = z
  .strictObject({ ...newPurposeText, version: z.int().min(0).max(2_147_483_647) })
  .meta({ id: 'PrivacyPurposeChanges' })
export const PurposeEnd = z
  .strictObject({ version: z.int().min(0).max(2_147_483_647) })
  .meta({ id: 'PrivacyPurposeEnd' })
export const PurposeVersions = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        ...purposeText,
        isRetired: z.boolean(),
        at: z.date().nullable(),
        byName: z.string(),
      }),
    ),
  })
  .meta({ id: 'PrivacyPurposeVersions', description: 'Do texto mais novo ao mais antigo; 0 é o que o sistema propõe' })
export const byKey = z.object({ key: z.string().max(60) })

export const NewConsent = z
  .strictObject({ purpose: z.string().trim().min(1).max(60), isGiven: z.boolean(), channel: Channel, proof: line(500) })
  .meta({ id: 'NewConsent' })
export const Consent = z
  .object({
    id: Id,
    clientId: Id,
    purpose: z.string(),
    purposeVersion: z.int(),
    isGiven: z.boolean(),
    channel: z.string(),
    proof: personal('text', z.string()),
    at: z.date(),
    recordedBy: z.string(),
  })
  .meta({ id: 'Consent' })
export const Consents = z.object({ items: z.array(Consent) }).meta({ id: 'Consents' })

export const NewRequest = z
  .strictObject({
    clientId: Id.nullish(),
    requesterName: line(150),
    requesterContact: line(200),
    kind: RequestKind,
    details: z.string().trim().max(4_000).optional(),
    receivedOn: CivilDateText.optional(),
  })
  .meta({ id: 'NewPrivacyRequest' })
export const RequestChanges = z
  .strictObject({
    status: RequestStatus,
    answer: z.string().trim().min(1).max(4_000).optional(),
    version: z.int().min(1),
  })
  .meta({ id: 'PrivacyRequestChanges' })
export const Request = z
  .object({
    id: Id,
    number: z.int(),
    clientId: Id.nullable(),
    requesterName: personal('name', z.string()),
    requesterContact: personal('contact', z.string()),
    kind: z.string(),
    details: personal('text', z.string()),
    status: z.string(),
    receivedOn: z.string(),
    dueOn: z.string(),
    answer: personal('text', z.string().nullable()),
    closedAt: z.date().nullable(),
    version: z.int(),
    createdAt: z.date(),
  })
  .meta({ id: 'PrivacyRequest' })
export const RequestFilter = z.strictObject({ ...pageQuery, status: RequestStatus.optional() })
export const RequestPage = pageOf(Request).meta({ id: 'PrivacyRequestPage' })

export const NewErasure = z.strictObject({ reason: Reason }).meta({ id: 'NewErasure' })
export const ErasureReport = z
  .object({
    tables: z.array(
      z.object({
        label: z.string(),
        erasedCount: z.int(),
        keptCount: z.int(),
        law: z.string().nullable(),
        keptUntil: z.string().nullable(),
      }),
    ),
    auditCount: z.int(),
    keptUntil: z.string().nullable(),
  })
  .meta({ id: 'ErasureReport', description: 'O que se elimina, o que fica, por qual lei e até quando' })
export const Identity = z.object({ identity: personal('letter', z.unknown()) }).meta({ id: 'KeptIdentity' })

export const StaffPeople = z
  .object({
    items: z.array(
      z.object({
        id: Id,
        userId: Id.nullable(),
        employeeId: Id.nullable(),
        name: personal('name', z.string()),
        email: personal('email', z.string().nullable()),
        document: personal('document', z.string().nullable()),
        position: z.string().nullable(),
        leftOn: z.string().nullable(),
        isActive: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PrivacyStaffPeople' })
export const StaffData = z
  .object({ id: Id, userId: Id.nullable(), employeeId: Id.nullable(), ...heldData })
  .meta({ id: 'StaffData', description: 'Tudo o que se guarda de quem trabalha ou trabalhou no provedor, e por quê' })

export const RetentionReport = z
  .object({
    items: z.array(z.object({ key: z.string(), label: z.string(), law: z.string(), days: z.int(), count: z.int() })),
    peopleCount: z.int(),
  })
  .meta({ id: 'RetentionReport' })
export const Retention = z
  .object({
    schedules: z.array(z.object({ key: z.string(), label: z.string(), law: z.string(), days: z.int() })),
    runs: z.array(z.object({ id: Id, at: z.date(), by: z.string(), report: z.unknown() })),
  })
  .meta({ id: 'Retention' })
