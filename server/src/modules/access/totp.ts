import { Secret, TOTP } from 'otpauth'

const periodSeconds = 30

/** RFC 6238 as every authenticator app reads it: SHA-1, six digits, 30 seconds. */
const totpOf = (secret: string, label: string) =>
  new TOTP({ issuer: 'Open-SGP', label, secret: Secret.fromBase32(secret), period: periodSeconds })

/** 160 random bits in base32 (RFC 4226, 4, R6). */
export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code says. */
export const totpUri = (secret: string, email: string): string => totpOf(secret, email).toString()

/** The step for which `code` is right at `now`, one earlier and one later being accepted (RFC 6238, 5.2); undefined: wrong. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const timestamp = now.getTime()
  const delta = totpOf(secret, '').validate({ token: code, timestamp, window: 1 })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / periodSeconds) + delta
}
