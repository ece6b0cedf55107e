import { sql } from 'kysely'
import { chmod, mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Ctx } from '#kernel/context'
import { invalid } from '#kernel/errors'
import { ensureRole } from './freeradius/ensure-role.ts'
import { queriesConf } from './freeradius/queries-conf.ts'
import { radiusdConf } from './freeradius/radiusd-conf.ts'
import type { FreeradiusSettings } from './freeradius/settings.ts'
import { databaseKey } from './sealing.ts'

export type FreeradiusOptions = Partial<FreeradiusSettings> & {
  dir: string
  /** Database role of FreeRADIUS; default `sgp_radius`. */
  role?: string
  /** Where FreeRADIUS finds the database; default: where we are connected. */
  database?: { host: string; port: number }
}

const accessReject = `DEFAULT
	EAP-Message =* ANY,
	State =* ANY,
	Message-Authenticator =* ANY,
	Error-Cause =* ANY,
	Reply-Message =* ANY,
	MS-CHAP-Error =* ANY,
	Proxy-State =* ANY
`

/**
 * Writes a complete FreeRADIUS 3.2 configuration and makes its database role. Safe to repeat. Files are 0640, because
 * FreeRADIUS refuses what others may write; pg_service.conf holds the password and the key of sealed passwords.
 * 422 with more threads than connections (logins would be refused under load); 409 `role-not-permitted`.
 */
export async function writeFreeradiusConfig(ctx: Ctx, options: FreeradiusOptions): Promise<{ files: string[] }> {
  const settings = settingsOf(options)
  const role = options.role ?? 'sgp_radius'
  const { password } = await ensureRole(ctx, role)
  const place = await whereabouts(ctx)
  const { host, port } = options.database ?? place
  for (const folder of ['', 'log', 'run', 'spool', 'mods-config/attr_filter'])
    await mkdir(join(settings.dir, folder), { recursive: true, mode: 0o750 })
  const service = { host, port, dbname: place.database, user: role, password, client_encoding: 'UTF8' }
  const files: Record<string, string> = {
    'radiusd.conf': radiusdConf(settings),
    'queries.conf': queriesConf(),
    'pg_service.conf': serviceFile({ ...service, options: connectionOptions(databaseKey(ctx.secrets)) }),
    'mods-config/attr_filter/access_reject': accessReject,
    dictionary: '# Local attributes; the dictionaries of FreeRADIUS are read before.\n',
  }
  for (const [name, text] of Object.entries(files)) await writePrivately(join(settings.dir, name), text)
  return { files: Object.keys(files) }
}

function settingsOf(options: FreeradiusOptions): FreeradiusSettings {
  const settings = {
    listen: ['*'],
    authPort: 1812,
    acctPort: 1813,
    threads: 16,
    connections: 16,
    rejectDelaySeconds: 1,
    clientLifetimeSeconds: 60,
    ...options,
    dir: resolve(options.dir),
  }
  // "No connections available" would be answered with Access-Reject: half of the logins at 32 threads on 16 connections.
  if (settings.threads > settings.connections)
    throw invalid(
      '/threads',
      'Use no máximo tantas threads quantas conexões ao banco: do contrário, acessos são negados sob carga.',
    )
  if (/[\s"'#{}$]/.test(settings.dir))
    throw invalid(
      '/dir',
      'Escolha uma pasta sem espaços nem caracteres especiais no caminho: o FreeRADIUS não os aceita.',
    )
  return settings
}

/** Server and database of our own connection. */
async function whereabouts(ctx: Ctx): Promise<{ host: string; port: number; database: string }> {
  const { rows } = await sql<{ host: string; port: number; database: string }>`
    select coalesce(host(inet_server_addr()), split_part(current_setting('unix_socket_directories'), ',', 1)) as host,
      current_setting('port')::integer as port, current_database() as database`.execute(ctx.db)
  const [found] = rows
  if (!found) throw new Error('The database did not say where it is.')
  return found
}

/**
 * Beside the key of sealed passwords: each statement planned once, never to read a whole table (a plan made while nobody was
 * connected would, until the next ANALYZE), and no wait for the disk except where `aaa.account` asks for it. Said on the
 * connection all this costs nothing a call.
 */
const connectionOptions = (key: string) =>
  [`aaa.key=${key}`, 'plan_cache_mode=force_generic_plan', 'enable_seqscan=off', 'synchronous_commit=off']
    .map((setting) => `-c ${setting}`)
    .join(' ')

const serviceFile = (values: Record<string, string | number>) =>
  `[open-sgp]\n${Object.entries(values)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('')}`

/** Never readable by others, not even for a moment; complete or absent. */
async function writePrivately(path: string, text: string): Promise<void> {
  const draft = join(dirname(path), `.${process.pid}.draft`)
  await writeFile(draft, text, { mode: 0o640 })
  await chmod(draft, 0o640)
  await rename(draft, path)
}
