import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The folder of public sample files beside the repository, when present. */
export const sharedCnab = fileURLToPath(new URL('../../../../../shared/data/cnab/', import.meta.url))
export const hasSharedCnab = existsSync(sharedCnab)
