import { z } from 'zod'

/** Any text: what is no link answers as a wrong one does. */
export const ByToken = z.object({ token: z.string() })

export const PublicCompany = z
  .object({
    tradeName: z.string(),
    legalName: z.string(),
    cnpj: z.string(),
    phone: z.string().nullable(),
    email: z.string().nullable(),
  })
  .meta({ id: 'PublicCompany' })

const Means = z
  .object({
    linhaDigitavel: z.string(),
    isRegistered: z.boolean(),
    pixPayload: z.string().nullable(),
  })
  .meta({ id: 'PaymentMeans', description: 'O Pix é do valor de hoje; no boleto, o banco soma multa e juros' })

const titleFields = {
  number: z.int(),
  status: z.enum(['open', 'overdue', 'paid', 'cancelled']),
  dueOn: z.string(),
  items: z.array(z.object({ description: z.string(), amountCents: z.int() })),
  paidCents: z.int(),
  principalCents: z.int(),
  fineCents: z.int(),
  interestCents: z.int(),
  totalCents: z.int(),
  means: Means.nullable(),
}

export const PublicInvoice = z
  .object({
    company: PublicCompany,
    payer: z.object({ greeting: z.string(), document: z.string().nullable() }),
    ...titleFields,
    receipt: z
      .object({
        paidOn: z.string(),
        receivedCents: z.int(),
        method: z.enum(['boleto', 'pix', 'cash', 'card', 'transfer', 'credit']).nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'PublicInvoice' })

export const Garden = z
  .object({
    state: z.enum(['unknown', 'debt', 'promised', 'decision', 'none']),
    company: PublicCompany.nullable(),
    greeting: z.string().nullable(),
    /** The address still comes from the blocked pool: the line frees itself when it dials again. */
    isInGarden: z.boolean(),
    titles: z.array(z.object({ ...titleFields, path: z.string() })),
    totalCents: z.int(),
    unlockUntil: z.string().nullable(),
    offer: z
      .object({
        until: z.string(),
        grantedInYear: z.int(),
        unlocksPerYear: z.int(),
        refusal: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Garden', description: 'A página de aviso, para quem vem pela conexão de um assinante' })

export const GardenUnlock = z
  .object({ number: z.int(), until: z.string(), message: z.string() })
  .meta({ id: 'GardenUnlock' })
