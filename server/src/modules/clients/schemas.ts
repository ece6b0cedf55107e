import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CivilDateText, Id, line, personal } from '#kernel/values'

export const ClientKind = z.enum(['pf', 'pj', 'foreigner'])
export const ClientStatus = z.enum(['lead', 'pre_registered', 'active', 'inactive', 'blocked_for_sale'])
export const IeIndicator = z.enum(['contributor', 'exempt', 'non_contributor'])
export const AddressRole = z.enum(['installation', 'billing', 'correspondence'])
export type AddressRole = z.output<typeof AddressRole>
export const ContactRole = z.enum(['holder', 'billing', 'technical'])
export const ContactChannel = z.enum(['email', 'phone', 'whatsapp'])

const Version = z.int().min(1)

const addressFields = {
  roles: z
    .array(AddressRole)
    .min(1, 'Informe ao menos um uso do endereço.')
    .max(3)
    .transform((roles) => [...new Set(roles)]),
  /** With or without hyphen. */
  postalCode: z.string().max(12),
  street: line(120),
  /** `S/N` when the house has none. */
  streetNumber: line(10),
  complement: line(60).nullish(),
  district: line(60),
  /** The municipality: by IBGE code, or by name and UF. */
  ibgeCode: z.string().max(7).nullish(),
  city: line(60).nullish(),
  state: z.string().max(2).nullish(),
  reference: line(200).nullish(),
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
}
export const NewAddress = z.strictObject(addressFields).meta({ id: 'NewClientAddress' })
export const AddressChanges = z
  .strictObject(addressFields)
  .partial()
  .extend({ version: Version })
  .meta({ id: 'ClientAddressChanges' })

const contactFields = {
  role: ContactRole,
  channel: ContactChannel,
  value: line(200),
  name: line(120).nullish(),
  allowsBilling: z.boolean().optional(),
  allowsMarketing: z.boolean().optional(),
}
export const NewContact = z.strictObject(contactFields).meta({ id: 'NewClientContact' })
export const ContactChanges = z
  .strictObject(contactFields)
  .partial()
  .extend({ version: Version })
  .meta({ id: 'ClientContactChanges' })

const clientFields = {
  kind: ClientKind,
  status: ClientStatus.optional(),
  /** Name, or razão social. */
  name: line(150),
  tradeName: line(150).nullish(),
  socialName: line(150).nullish(),
  /** CPF, CNPJ (also alphanumeric) or, of a foreigner, passport or RNM. Only a lead or a foreigner may have none yet. */
  document: z.string().max(30).nullish(),
  rg: line(20).nullish(),
  stateRegistration: line(20).nullish(),
  ieIndicator: IeIndicator.optional(),
  municipalRegistration: line(20).nullish(),
  bornOn: CivilDateText.nullish(),
  /** Absent: the head office. */
  branchId: Id.nullish(),
}
export const NewClient = z
  .strictObject({
    ...clientFields,
    addresses: z.array(NewAddress).max(20).optional(),
    contacts: z.array(NewContact).max(20).optional(),
  })
  .meta({ id: 'NewClient' })
export const ClientChanges = z
  .strictObject(clientFields)
  .omit({ kind: true })
  .partial()
  .extend({ version: Version })
  .meta({ id: 'ClientChanges' })

export const Client = z
  .object({
    id: Id,
    code: z.int(),
    kind: ClientKind,
    status: ClientStatus,
    name: personal('name', z.string()),
    tradeName: personal('name', z.string().nullable()),
    socialName: personal('name', z.string().nullable()),
    document: personal('document', z.string().nullable()),
    rg: personal('document', z.string().nullable()),
    stateRegistration: z.string().nullable(),
    ieIndicator: IeIndicator,
    municipalRegistration: z.string().nullable(),
    bornOn: z.string().nullable(),
    /** Null: of the head office. */
    branchId: Id.nullable(),
    version: z.int(),
    createdAt: z.date(),
    updatedAt: z.date(),
  })
  .meta({ id: 'Client' })
export const Address = z
  .object({
    id: Id,
    clientId: Id,
    roles: z.array(AddressRole),
    postalCode: personal('address', z.string()),
    street: personal('address', z.string()),
    streetNumber: personal('address', z.string()),
    complement: personal('address', z.string().nullable()),
    district: z.string(),
    city: z.string(),
    ibgeCode: z.string(),
    state: z.string(),
    reference: personal('address', z.string().nullable()),
    latitude: personal('address', z.number().nullable()),
    longitude: personal('address', z.number().nullable()),
    version: z.int(),
  })
  .meta({ id: 'ClientAddress' })
export const Contact = z
  .object({
    id: Id,
    clientId: Id,
    role: ContactRole,
    channel: ContactChannel,
    value: personal('contact', z.string()),
    name: personal('name', z.string().nullable()),
    allowsBilling: z.boolean(),
    allowsMarketing: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'ClientContact' })
export const ClientFile = Client.extend({ addresses: z.array(Address), contacts: z.array(Contact) }).meta({
  id: 'ClientFile',
})

export const ClientFilter = z.strictObject({
  ...pageQuery,
  /** Part of a name, of a document, telephone or e-mail, or the code. */
  search: z.string().trim().min(1).max(100).optional(),
  status: ClientStatus.optional(),
})
export const ClientPage = pageOf(Client).meta({ id: 'ClientPage' })

export const HistoryNote = z.strictObject({ summary: line(2000) }).meta({ id: 'ClientHistoryNote' })
export const HistoryEntry = z
  .object({
    id: Id,
    at: z.date(),
    actorId: z.string(),
    kind: z.string(),
    summary: personal('text', z.string()),
    details: personal('text', z.record(z.string(), z.unknown())),
  })
  .meta({ id: 'ClientHistoryEntry' })
export const HistoryFilter = z.strictObject({ ...pageQuery, kind: z.string().max(60).optional() })
export const HistoryPage = pageOf(HistoryEntry).meta({ id: 'ClientHistoryPage' })

export const byClientAddress = z.object({ id: Id, addressId: Id })
export const byClientContact = z.object({ id: Id, contactId: Id })
