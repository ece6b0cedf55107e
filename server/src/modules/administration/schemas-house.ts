import { isCpf, normalizeDocument } from '@open-sgp/brasil'
import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { CivilDateText, flag, IbgeCode, Id, line, personal, placeFields, placeShown, Reason } from '#kernel/values'

const Version = z.int().min(1).max(2_147_483_647)

export const SiteKind = z.enum(['pop', 'operation_point', 'receipt_point'])

const siteFields = {
  name: line(80),
  ...placeFields,
  latitude: z.number().min(-90).max(90).nullish(),
  longitude: z.number().min(-180).max(180).nullish(),
  openingHours: line(200).nullish(),
}

export const NewSite = z.strictObject({ ...siteFields, kind: SiteKind }).meta({ id: 'NewSite' })
export const SiteChanges = z
  .strictObject({ ...siteFields, isActive: z.boolean() })
  .partial()
  .extend({ version: Version })
  .meta({ id: 'SiteChanges' })

export const Site = z
  .object({
    id: Id,
    kind: SiteKind,
    name: z.string(),
    ...placeShown,
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    openingHours: z.string().nullable(),
    isActive: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Site' })

export const SiteFilter = z.strictObject({ ...pageQuery, kind: SiteKind.optional(), isActive: flag.optional() })
export const SitePage = pageOf(Site).meta({ id: 'SitePage' })
export const IdCursor = z.tuple([Id])

const Cpf = z
  .string()
  .max(20)
  .transform(normalizeDocument)
  .refine(isCpf, 'CPF inválido: confira os dígitos verificadores.')

const employeeFields = {
  name: line(120),
  document: Cpf,
  position: line(60),
  email: z.email('E-mail inválido.').max(200).nullish(),
  phone: line(20).nullish(),
  siteId: Id.nullish(),
  userId: Id.nullish(),
  admittedOn: CivilDateText,
  leftOn: CivilDateText.nullish(),
}

export const NewEmployee = z.strictObject(employeeFields).meta({ id: 'NewEmployee' })
export const EmployeeChanges = z
  .strictObject(employeeFields)
  .omit({ document: true })
  .partial()
  .extend({ version: Version })
  .meta({ id: 'EmployeeChanges' })

export const Employee = z
  .object({
    id: Id,
    name: personal('name', z.string()),
    document: personal('document', z.string().nullable()),
    position: z.string(),
    email: personal('email', z.string().nullable()),
    phone: personal('phone', z.string().nullable()),
    siteId: Id.nullable(),
    userId: Id.nullable(),
    /** Of the user that the person signs in with. */
    userName: z.string().nullable(),
    admittedOn: z.string(),
    leftOn: z.string().nullable(),
    version: z.int(),
  })
  .meta({ id: 'Employee' })

/** `isPresent`: those who did not leave. `userId`: the one who signs in with that user. */
export const EmployeeFilter = z.strictObject({ ...pageQuery, isPresent: flag.optional(), userId: Id.optional() })
export const EmployeePage = pageOf(Employee).meta({ id: 'EmployeePage' })

const MonthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'Use MM-DD, como 03-23.')

/** Of the state of the municipality, or (`isMunicipal`) of it alone; every year (`monthDay`) or once (`onDate`). */
export const NewHoliday = z
  .strictObject({
    name: line(80),
    ibgeCode: IbgeCode,
    isMunicipal: z.boolean(),
    monthDay: MonthDay.nullish(),
    onDate: CivilDateText.nullish(),
  })
  .meta({ id: 'NewHoliday' })

export const Holiday = z
  .object({
    /** Null: computed, of the whole country. */
    id: Id.nullable(),
    on: z.string(),
    name: z.string(),
    kind: z.enum(['national', 'bank', 'state', 'municipal']),
    place: z.string().nullable(),
    isYearly: z.boolean(),
  })
  .meta({ id: 'Holiday' })

export const HolidayId = z.object({ id: Id }).meta({ id: 'HolidayId' })
export const HolidayFilter = z.strictObject({ year: z.coerce.number().int().min(1900).max(2199).optional() })
export const HolidayList = z.object({ year: z.int(), items: z.array(Holiday) }).meta({ id: 'HolidayList' })
export const HolidayRemoval = z.object({ removed: z.literal(true) }).meta({ id: 'HolidayRemoval' })

export const Sequence = z.object({ name: z.string(), label: z.string(), lastValue: z.int() }).meta({ id: 'Sequence' })
export const SequenceList = z.object({ items: z.array(Sequence) }).meta({ id: 'SequenceList' })
export const SequenceRaise = z
  .strictObject({
    // Nine digits fit wherever a number is kept or printed, a bank's file too; a series raised beyond that could never be lowered.
    nextValue: z.int().min(1).max(999_999_999, 'No máximo 999.999.999.'),
    reason: Reason,
  })
  .meta({ id: 'SequenceRaise' })
