import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { flag, Id, line } from '#kernel/values'

const branchFields = {
  /** Short and unique in the company, as people say it. */
  code: line(20),
  name: line(80),
  /** A CNPJ of its own, if it has one. */
  document: z.string().max(30).nullish(),
  /** With or without hyphen. */
  postalCode: z.string().max(12),
  street: line(120).nullish(),
  streetNumber: line(10).nullish(),
  complement: line(60).nullish(),
  district: line(60).nullish(),
  ibgeCode: z.string().regex(/^\d{7}$/, 'Código IBGE do município, 7 algarismos.'),
}

export const NewBranch = z.strictObject(branchFields).meta({ id: 'NewBranch' })
export const BranchChanges = z
  .strictObject({ ...branchFields, isActive: z.boolean() })
  .partial()
  .extend({ version: z.int().min(1) })
  .meta({ id: 'BranchChanges' })
export const Branch = z
  .object({
    id: Id,
    code: z.string(),
    name: z.string(),
    document: z.string().nullable(),
    postalCode: z.string().nullable(),
    street: z.string().nullable(),
    streetNumber: z.string().nullable(),
    complement: z.string().nullable(),
    district: z.string().nullable(),
    city: z.string(),
    ibgeCode: z.string(),
    state: z.string(),
    isActive: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Branch' })
export const BranchFilter = z.strictObject({ ...pageQuery, isActive: flag.optional() })
export const BranchPage = pageOf(Branch).meta({ id: 'BranchPage' })
