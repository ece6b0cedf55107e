import { hkdfSync } from 'node:crypto'

/** Keys that hang on SECRET_KEY itself, one per purpose: for what must open without any database. */
export type Master = (purpose: string) => Buffer

export const createMaster =
  (secretKey: string): Master =>
  (purpose) =>
    Buffer.from(hkdfSync('sha256', secretKey, 'open-sgp master', purpose, 32))
