import { randomUUIDv7 } from 'node:crypto'

/** A new uuid v7 (RFC 9562): sorts by time of creation. */
export const newId = (): string => randomUUIDv7()
