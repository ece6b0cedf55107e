import type { Readable } from 'node:stream'

/** Where backups go, as people fill it in; the secret in clear only on its way to the adapter. */
export type TargetSpec =
  | { kind: 'folder'; folder: string }
  | {
      kind: 's3'
      endpoint: string
      region: string
      bucket: string
      prefix: string
      accessKey: string
      secret: string
      /** Of an address typed on a screen: the private networks it may lead into. Absent: typed by the operator, and not judged. */
      allowPrivate?: readonly string[]
    }

/** A place that keeps bytes by key. */
export type Target = {
  /** All of it under that key, or nothing. */
  put: (key: string, content: Readable) => Promise<void>
  get: (key: string) => Promise<Readable>
  list: (prefix: string) => Promise<string[]>
  /** Safe to repeat. */
  remove: (key: string) => Promise<void>
}

/** What is backed up, seen from outside of the database. */
export type Installation = {
  /** Connection string of the product's database. */
  databaseUrl: string
  dataDir: string
  version: string
}

declare module '#kernel/ports' {
  interface Ports {
    installation: Installation
    openTarget: (spec: TargetSpec) => Target
  }
}

/** How a target is told to people. */
export const tellTarget = (spec: TargetSpec): string =>
  spec.kind === 'folder' ? spec.folder : `${spec.endpoint}/${spec.bucket}/${spec.prefix}`
