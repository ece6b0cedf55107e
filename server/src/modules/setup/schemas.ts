import { z } from 'zod'
import { Id, line } from '#kernel/values'

export const stepNames = [
  'company',
  'branch',
  'account',
  'network',
  'plan',
  'terms',
  'mail',
  'user',
  'backup',
  'client',
  'contract',
  'invoice',
] as const
export const StepName = z.enum(stepNames)
export type StepName = z.output<typeof StepName>

export const Step = z
  .object({
    name: StepName,
    /** The setup cannot be concluded without it. */
    isRequired: z.boolean(),
    /** Something is really tried before it counts. */
    isTried: z.boolean(),
    state: z.enum(['open', 'done', 'failed', 'skipped']),
    detail: z.string().nullable(),
    at: z.date().nullable(),
  })
  .meta({ id: 'SetupStep' })

export const Setup = z
  .object({ steps: z.array(Step), canClose: z.boolean(), hasCompany: z.boolean() })
  .meta({ id: 'Setup' })

export const MailTry = z.strictObject({ to: z.email('E-mail inválido.').max(200) }).meta({ id: 'SetupMailTry' })

export const RadiusTry = z
  .strictObject({
    host: line(253),
    port: z.int().min(1).max(65_535).default(1812),
    secret: z.string().min(1, 'Campo obrigatório.').max(128),
    username: line(100),
    password: z.string().min(1, 'Campo obrigatório.').max(128),
  })
  .meta({ id: 'SetupRadiusTry' })

export const Tried = z.object({ outcome: z.enum(['proved', 'failed']), detail: z.string() }).meta({ id: 'SetupTried' })

export const Skip = z.strictObject({ step: StepName }).meta({ id: 'SetupSkip' })
export const Closed = z.object({ closedAt: z.date(), companyId: Id.nullable() }).meta({ id: 'SetupClosed' })
