import { isCivilDate } from '@open-sgp/brasil'
import { z } from 'zod'
import { isNetwork } from './is-network.ts'

/** Values that every module's schemas share; the browser uses them too. */
export const Id = z.uuid('Identificador inválido: informe um uuid.')
export const byId = z.object({ id: Id })
export const CivilDateText = z
  .string()
  .refine(
    (text) => isCivilDate(text) && text >= '1900-01-01' && text <= '2199-12-31',
    'Data inválida: use AAAA-MM-DD, de 1900 a 2199.',
  )
/** An instant with its offset, such as 2026-01-10T09:00:00-03:00. */
export const Instant = z.iso
  .datetime({ offset: true, error: 'Informe data e hora com fuso, como 2026-01-10T09:00:00-03:00.', abort: true })
  .refine((text) => text >= '1900' && text < '2200', 'Data inválida: use de 1900 a 2199.')
  .transform((text) => new Date(text))
/** An instant, or a whole day of the company's calendar: only the server knows its zone (`#kernel/day-bounds`). */
export const InstantOrDay = z.union(
  [Instant, CivilDateText],
  'Informe um dia (AAAA-MM-DD) ou um instante com fuso, como 2026-01-10T09:00:00-03:00.',
)
const wholeNetwork = [
  isNetwork,
  'O endereço tem bits além da máscara: escreva o primeiro endereço da rede, como 203.0.113.0/24.',
] as const
/** An IPv4 network from its first address on, and the same of IPv6. */
export const Ipv4Network = z.cidrv4().refine(...wholeNetwork)
export const Ipv6Network = z.cidrv6('Informe um prefixo IPv6, como 2001:db8:1::/56.').refine(...wholeNetwork)
/** Centavos up to R$ 99.999.999,99, what a boleto can carry. */
export const CentsValue = z.int('Informe centavos inteiros.').min(-9_999_999_999).max(9_999_999_999)
export const PositiveCents = CentsValue.min(1, 'Informe um valor maior que zero, em centavos.')
export const NonNegativeCents = CentsValue.min(0, 'Informe zero ou mais, em centavos.')
/** Free text of one line: trimmed, no control characters (a line feed in a name breaks bank files and router commands). */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1, 'Campo obrigatório.')
    .max(max)
    .refine((text) => !/[\u0000-\u001f\u007f]/.test(text), 'Não use quebras de linha nem caracteres de controle.')
export const IbgeCode = z.string().regex(/^\d{7}$/, 'Código IBGE do município, 7 algarismos.')
/** With or without hyphen; kept without. */
export const Cep = z
  .string()
  .regex(/^\d{5}-?\d{3}$/, 'CEP com 8 algarismos.')
  .transform((text) => text.replace('-', ''))
/** Where something of the house stands, as it is told: city and state follow the IBGE code. */
export const placeFields = {
  postalCode: Cep.nullish(),
  street: line(120).nullish(),
  streetNumber: line(10).nullish(),
  complement: line(60).nullish(),
  district: line(60).nullish(),
  ibgeCode: IbgeCode,
}
/** The same, as it is answered. */
export const placeShown = {
  postalCode: z.string().nullable(),
  street: z.string().nullable(),
  streetNumber: z.string().nullable(),
  complement: z.string().nullable(),
  district: z.string().nullable(),
  city: z.string(),
  ibgeCode: z.string(),
  state: z.string(),
}
/** A reason that a person gives for an action. */
export const Reason = line(500)
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** Kinds of personal fields. `contact` is a phone or an e-mail, whichever it looks like; `text` may hold any of them, `letter` also names and places somewhere within. */
export type PersonalKind = 'document' | 'phone' | 'email' | 'address' | 'name' | 'contact' | 'text' | 'letter'

const personalFields = new WeakMap<z.ZodType, PersonalKind>()

/** Marks a field of an answer as personal: a role may see it masked (`#kernel/mask`). */
export const personal = <T extends z.ZodType>(kind: PersonalKind, schema: T): T => {
  personalFields.set(schema, kind)
  return schema
}
export const personalKind = (schema: z.ZodType): PersonalKind | undefined => personalFields.get(schema)
