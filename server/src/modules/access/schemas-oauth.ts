import { z } from 'zod'

/** A parameter without a value counts as left out (RFC 6749, 3.2). */
const parameter = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    .transform((text) => (text === '' ? undefined : text))

/** Unknown parameters are ignored (RFC 6749, 3.2). */
export const TokenRequest = z
  .object({
    grant_type: parameter(100),
    username: parameter(200),
    password: parameter(200),
    /** Second factor: six digits of the app, or a recovery code. */
    otp: parameter(40),
    refresh_token: parameter(2_000),
    client_id: parameter(200),
    client_secret: parameter(200),
    /** Realm of the person: staff (default), technician or subscriber. */
    audience: parameter(40),
    scope: parameter(500),
  })
  .meta({ id: 'TokenRequest' })

export const TokenAnswer = z
  .object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    expires_in: z.int(),
    refresh_token: z.string().optional(),
  })
  .meta({ id: 'TokenAnswer' })

export const TokenRevocation = z
  .object({
    token: parameter(2_000),
    token_type_hint: parameter(100),
    client_id: parameter(200),
    client_secret: parameter(200),
  })
  .meta({ id: 'TokenRevocation' })

export const PublishedKeys = z
  .object({
    keys: z.array(
      z.object({ kty: z.string(), crv: z.string(), x: z.string(), kid: z.string(), use: z.string(), alg: z.string() }),
    ),
  })
  .meta({ id: 'PublishedKeys' })
