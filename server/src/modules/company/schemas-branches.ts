import { z } from 'zod'
import { pageOf, pageQuery } from '#kernel/paging'
import { Cep, flag, Id, line, placeFields, placeShown } from '#kernel/values'

const branchFields = {
  /** Short and unique in the company, as people say it. */
  code: line(20),
  name: line(80),
  /** A CNPJ of its own, if it has one. */
  document: z.string().max(30).nullish(),
  ...placeFields,
  postalCode: Cep,
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
    ...placeShown,
    isActive: z.boolean(),
    version: z.int(),
  })
  .meta({ id: 'Branch' })
export const BranchFilter = z.strictObject({ ...pageQuery, isActive: flag.optional() })
export const BranchPage = pageOf(Branch).meta({ id: 'BranchPage' })
