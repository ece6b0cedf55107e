import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { type AppError, conflict } from '#kernel/errors'
import type { Master } from '#kernel/master-key'
import { CivilDateText, Id } from '#kernel/values'

export const Part = z.object({
  /** `base`, `dump`. */
  name: z.string(),
  key: z.string(),
  bytes: z.int(),
  /** Of the stored, encrypted bytes; hexadecimal. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type Part = z.output<typeof Part>

/** What a backup says of itself, in clear: enough to list it and to refuse it, nothing about anybody. */
const Open = z.object({
  format: z.literal(1),
  id: Id,
  kind: z.enum(['dump', 'base']),
  /** Of the product. */
  version: z.string(),
  postgresMajor: z.int(),
  /** The product's database among those of the server. */
  database: z.string(),
  createdAt: z.iso.datetime(),
  finishedAt: z.iso.datetime(),
  /** Which SECRET_KEY it belongs to, without telling it. */
  keyId: z.string(),
  /** Of the embedded server: where its log is archived, the first piece that a recovery needs, and where this copy ends. */
  archiveId: z.string().nullable(),
  startWal: z.string().nullable(),
  endLsn: z.string().nullable(),
  parts: z.array(Part).min(1),
  /** A Census for the holder of the age identity, base64. */
  census: z.string(),
})
export const Manifest = Open.extend({ mac: z.string() })
export type Manifest = z.output<typeof Manifest>

/** What was in it at its one instant. Kept encrypted: it tells how much money there is. */
export const Census = z.object({
  on: CivilDateText,
  migrations: z.array(z.string()),
  rows: z.record(z.string(), z.int()),
  ledgers: z.array(
    z.object({
      companyId: Id,
      accounts: z.record(z.string(), z.int()),
      unbalancedTransactions: z.int(),
      isSound: z.boolean(),
    }),
  ),
})
export type Census = z.output<typeof Census>

export const manifestKey = (id: string) => `backups/${id}/manifest.json`

export const keyIdOf = (master: Master): string => master('backup key id').subarray(0, 8).toString('hex')

const macOf = (master: Master, open: z.output<typeof Open>): Buffer =>
  createHmac('sha256', master('backup manifest')).update(JSON.stringify(open)).digest()

/** age proves no sender: whoever knows the public key could write a backup. Only a holder of SECRET_KEY can sign one. */
export const signManifest = (master: Master, open: Omit<Manifest, 'mac' | 'keyId'>): Manifest => {
  const whole = Open.parse({ ...open, keyId: keyIdOf(master) })
  return { ...whole, mac: macOf(master, whole).toString('hex') }
}

/** The manifest when it is whole and ours. 409 `backup-damaged`, `backup-of-another-key`. */
export function openManifest(master: Master, text: string): Manifest {
  const { mac, ...open } = parseManifest(text)
  if (open.keyId !== keyIdOf(master))
    throw conflict(
      'backup-of-another-key',
      `A cópia ${open.id} foi feita com outra SECRET_KEY. Informe a SECRET_KEY que a instalação usava em ${open.createdAt}: sem ela as senhas guardadas não abririam.`,
    )
  const given = Buffer.from(mac, 'hex')
  const expected = macOf(master, open)
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw damaged(`o manifesto de ${open.id} foi alterado depois de assinado`)
  return { ...open, mac }
}

/** What a list shows: whole in form, not yet proven. */
export function parseManifest(text: string): Manifest {
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    throw damaged('o manifesto não pode ser lido')
  }
}

export const damaged = (what: string): AppError =>
  conflict('backup-damaged', `Cópia recusada: ${what}. Nada foi tocado. Use outra cópia.`)
