import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findFreeradius, freeUdpPort, installFreeradius, startFreeradius } from '#integrations/freeradius-process'
import type { Ctx } from '#kernel/context'
import { writeFreeradiusConfig } from '#modules/radius'

export { checkFreeradius } from '#integrations/freeradius-process'

export const hasFreeradius = findFreeradius() !== undefined

/** What the name of a test that needs the real FreeRADIUS ends with: how to get it, where it is missing. */
export const freeradiusNote = hasFreeradius ? '' : ` (skipped: ${installFreeradius})`

export type OpenFreeradius = {
  dir: string
  role: string
  authPort: number
  acctPort: number
  output: () => string
  stop: () => Promise<void>
}

/** A real FreeRADIUS on loopback with the product's configuration, on the database of `ctx` (which must be committed). Stop it. */
export async function openFreeradius(
  ctx: Ctx,
  overrides: Partial<Parameters<typeof writeFreeradiusConfig>[1]> = {},
): Promise<OpenFreeradius> {
  const dir = mkdtempSync(join(tmpdir(), 'open-sgp-radius-'))
  const role = `radius_${randomBytes(6).toString('hex')}`
  const [authPort, acctPort] = [await freeUdpPort(), await freeUdpPort()]
  const settings = {
    dir,
    role,
    authPort,
    acctPort,
    listen: ['127.0.0.1'],
    threads: 8,
    connections: 8,
    rejectDelaySeconds: 0,
  }
  await writeFreeradiusConfig(ctx, { ...settings, ...overrides })
  const server = await startFreeradius({ dir })
  const stop = async () => {
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  return { dir, role, authPort, acctPort, output: server.output, stop }
}
