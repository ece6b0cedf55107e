import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Id, line } from '#kernel/values'

const digits = (max: number) => z.string().regex(new RegExp(`^[0-9]{1,${max}}$`), `Use até ${max} algarismos.`)

export const CompanyAddress = {
  postalCode: z.string().regex(/^\d{8}$/, 'CEP com 8 algarismos, sem hífen.'),
  street: line(120),
  streetNumber: line(10),
  complement: line(60).nullish(),
  district: line(60),
  city: line(60),
  ibgeCode: z.string().regex(/^\d{7}$/, 'Código IBGE do município, 7 algarismos.'),
  state: z.string().regex(/^[A-Z]{2}$/, 'UF com duas letras maiúsculas.'),
}

const companyFields = {
  legalName: line(150),
  tradeName: line(150),
  cnpj: z.string().max(30),
  stateRegistration: line(20).nullish(),
  email: z.email('E-mail inválido.').nullish(),
  phone: line(20).nullish(),
  ...CompanyAddress,
}

/** City and state follow the IBGE code, said or not. The CEP comes with or without hyphen. */
export const NewCompany = z
  .strictObject({ ...companyFields, postalCode: z.string().max(12), headOfficeId: Id.nullish() })
  .partial({ city: true, state: true })
  .meta({ id: 'NewCompany' })

/** City and state follow the IBGE code. The CEP comes with or without hyphen. */
export const CompanyChanges = z
  .strictObject({ ...companyFields, postalCode: z.string().max(12) })
  .omit({ cnpj: true, city: true, state: true })
  .partial()
  .extend({ version: z.int().min(1) })
  .meta({ id: 'CompanyChanges' })

export const Company = z
  .object({
    id: Id,
    headOfficeId: Id.nullable(),
    legalName: z.string(),
    tradeName: z.string(),
    cnpj: z.string(),
    stateRegistration: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    postalCode: z.string(),
    street: z.string(),
    streetNumber: z.string(),
    complement: z.string().nullable(),
    district: z.string(),
    city: z.string(),
    ibgeCode: z.string(),
    state: z.string(),
    timeZone: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Company' })

/** The account as the bank wrote it in the contract; which keys matter depends on the bank (packages/boleto). */
export const BankKeys = z
  .strictObject({
    agencia: digits(5),
    agenciaDv: z.string().max(1).optional(),
    conta: digits(12),
    contaDv: z.string().max(2).optional(),
    carteira: z.string().max(3).optional(),
    convenio: digits(20).optional(),
    convenioLider: digits(20).optional(),
    variacaoCarteira: digits(3).optional(),
    codigoCliente: digits(20).optional(),
    codigoTransmissao: digits(20).optional(),
    codigoBeneficiario: digits(20).optional(),
    operacao: digits(7).optional(),
    posto: digits(2).optional(),
    byte: digits(1).optional(),
    modalidade: digits(2).optional(),
    parcela: digits(3).optional(),
  })
  .meta({ id: 'BankKeys' })

export type BankKeys = z.output<typeof BankKeys>

export const Fine = z.int().min(0).max(20_000, 'A multa é de no máximo 2 % (CDC art. 52 §1).')
export const Interest = z.int().min(0).max(10_000, 'Os juros são de no máximo 1 % ao mês.')
export const GraceDays = z.int().min(0).max(30)

const First = z.int().min(1).max(99_999_999_999)

const accountFields = {
  name: line(60),
  cnabLayout: z.enum(['240', '400']).nullish(),
  bankKeys: BankKeys,
  pixKey: line(77).nullish(),
  finePpm: Fine,
  interestPpmMonth: Interest,
  graceDays: GraceDays,
  writeOffDays: z.int().min(0).max(365).nullish(),
  protestDays: z.int().min(0).max(365).nullish(),
  feeDeductedFromCredit: z.boolean(),
}

export const NewAccount = z
  .strictObject({
    ...accountFields,
    bankCode: z.string().regex(/^\d{3}$/, 'Código do banco com 3 algarismos.'),
    /** These three absent: as the company's financial parameters say. */
    finePpm: Fine.optional(),
    interestPpmMonth: Interest.optional(),
    graceDays: GraceDays.optional(),
    /** For who comes from another system: the numbers that its next boleto and its next remessa shall have. */
    firstNossoNumero: First.optional(),
    firstRemessa: First.optional(),
    /** Absent: as the bank's layout does by default (Itaú deducts). */
    feeDeductedFromCredit: z.boolean().optional(),
  })
  .meta({ id: 'NewAccount' })

export const AccountChanges = z
  .strictObject({ ...accountFields, isActive: z.boolean(), firstNossoNumero: First })
  .partial()
  .extend({ version: z.int().min(1) })
  .meta({ id: 'AccountChanges' })

export const Account = z
  .object({
    id: Id,
    number: z.int(),
    name: z.string(),
    bankCode: z.string(),
    cnabLayout: z.enum(['240', '400']).nullable(),
    bankKeys: BankKeys,
    pixKey: z.string().nullable(),
    finePpm: z.int(),
    interestPpmMonth: z.int(),
    graceDays: z.int(),
    writeOffDays: z.int().nullable(),
    protestDays: z.int().nullable(),
    feeDeductedFromCredit: z.boolean(),
    firstNossoNumero: z.int(),
    firstRemessa: z.int(),
    isActive: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Account' })

export const AccountFilter = z.strictObject(pageQuery)
export const AccountPage = pageOf(Account).meta({ id: 'AccountPage' })

const Keys = z.array(BankKeys.keyof())
export const BankList = z
  .object({
    items: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        cnabLayouts: z.array(z.enum(['240', '400'])),
        required: Keys,
        optional: Keys,
      }),
    ),
  })
  .meta({ id: 'BankList' })

export const MunicipalityQuery = z.strictObject({
  search: line(60).optional(),
  ibgeCode: z
    .string()
    .regex(/^\d{7}(,\d{7}){0,199}$/, 'Código IBGE do município, 7 algarismos; vários com vírgula.')
    .optional(),
})

export const MunicipalityList = z
  .object({ items: z.array(z.object({ ibgeCode: z.string(), name: z.string(), state: z.string() })) })
  .meta({ id: 'MunicipalityList' })
