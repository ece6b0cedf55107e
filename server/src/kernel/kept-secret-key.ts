import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'

/** Where a key made by ourselves lies, outside of production. */
export const secretKeyPath = (dataDir: string) => join(dataDir, 'secret-key')

/** SECRET_KEY of the environment, else the one kept beside the data; undefined while there is none. */
export function keptSecretKey({ SECRET_KEY, DATA_DIR }: Pick<Config, 'SECRET_KEY' | 'DATA_DIR'>): string | undefined {
  const path = secretKeyPath(DATA_DIR)
  return SECRET_KEY ?? (existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined)
}
