import { createHash, randomBytes } from 'node:crypto'

/** 256 random bits in base64url: 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token, so that a copy of the table opens nothing. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
