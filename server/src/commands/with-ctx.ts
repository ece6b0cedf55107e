import { normalizeDocument } from '@open-sgp/brasil'
import type { Command } from 'commander'
import type { Booted } from '../boot.ts'
import { readConfig } from '#kernel/config'
import type { Ctx } from '#kernel/context'
import { UsageError } from './output.ts'

const actor = { kind: 'system' as const, id: 'cli', name: 'Linha de comando', permissions: new Set<string>() }

/** The product as the command line uses it. A first administrator made now is told: the password is known only here. */
async function open(): Promise<Booted> {
  const config = readConfig()
  // The server is loaded only here: a command that needs no database answers at once.
  const { boot } = await import('../boot.ts')
  const app = await boot({ ...config, LOG_LEVEL: 'warn' }, { maxConnections: 4 })
  if (app.administrator)
    process.stderr.write(
      `Primeiro administrador: ${app.administrator.email}, senha ${app.administrator.password} (mostrada só agora)\n`,
    )
  return app
}

/** Runs `work` on the configured database for the company of `--company`, or for the only one there is. */
export async function withCtx<T>(command: Command, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const app = await open()
  try {
    const { createCtx } = await import('#kernel/context')
    const { findCompanyByDocument, listCompanyClocks } = await import('#modules/company')
    const { company: document } = command.optsWithGlobals<{ company?: string }>()
    const companies =
      document === undefined
        ? await listCompanyClocks(app.runtime.db)
        : await findCompanyByDocument(app.runtime.db, normalizeDocument(document))
    const [company, ...others] = companies
    if (!company)
      throw new UsageError(
        document === undefined
          ? 'Nenhuma empresa cadastrada. Cadastre a primeira em POST /api/companies.'
          : `Não há empresa com o CNPJ ${document}.`,
      )
    if (others.length > 0) throw new UsageError('Há mais de uma empresa: diga qual com --company <cnpj>.')
    return await work(createCtx(app.runtime, { actor, companyId: company.id, timeZone: company.timeZone }))
  } finally {
    await app.close()
  }
}

/** Runs `work` on the configured database for no company: what concerns the whole installation. */
export async function withInstallation<T>(work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const app = await open()
  try {
    const { createCtx } = await import('#kernel/context')
    const { noCompany } = await import('#kernel/session')
    return await work(createCtx(app.runtime, { actor, companyId: noCompany }))
  } finally {
    await app.close()
  }
}
