import { formatCents } from '@open-sgp/brasil'
import { type Command, InvalidArgumentError } from 'commander'
import { join } from 'node:path'
import { type Config, readConfig } from '#kernel/config'
import { keptSecretKey, secretKeyPath } from '#kernel/kept-secret-key'
import { createMaster, type Master } from '#kernel/master-key'
import { connectingOptions, openChosen } from './backup-target.ts'
import { print, readBytes, UsageError } from './output.ts'

type RestoreOptions = { at: string; identity: string; until?: Date; replace?: string }

export function addRestore(backup: Command): void {
  connectingOptions(backup.command('verify <id>'))
    .description(
      'Lê uma cópia inteira (ou latest) e confere assinatura, tamanho e conteúdo; com --identity também que ela abre',
    )
    .option('--identity <arquivo>', 'arquivo com a chave AGE-SECRET-KEY-1…')
    .action(async (id: string, options: { at?: string; identity?: string }) => {
      const { verifyBackup } = await import('#modules/backups')
      const identity = options.identity === undefined ? undefined : await readIdentity(options.identity)
      const { manifest } = await verifyBackup({
        target: await openChosen(options),
        id,
        master: masterOf(readConfig()),
        identity,
      })
      print(
        `Cópia ${manifest.id} de ${manifest.finishedAt}: inteira${identity === undefined ? '' : ' e abre com esta chave'}.`,
      )
    })

  connectingOptions(backup.command('restore [id]'))
    .description(
      'Restaura uma cópia (padrão: a mais nova) em uma instalação vazia e confere linhas e razão com o manifesto',
    )
    .requiredOption('--identity <arquivo>', 'arquivo com a chave AGE-SECRET-KEY-1…')
    .option('--until <instante>', 'todo o gravado até este instante, como 2026-01-10T09:00:00-03:00', toInstant)
    .option('--replace <banco>', 'nome do banco com conteúdo que dará lugar: é renomeado, não apagado')
    .action(async (id: string | undefined, options: RestoreOptions) => {
      if (options.at === undefined) throw new UsageError('Diga onde está a cópia: --at <pasta ou s3://balde/prefixo>.')
      const { restoreBackup } = await import('#modules/backups')
      const config = readConfig()
      const { manifest, census, movedTo } = await restoreBackup({
        ...options,
        target: await openChosen(options),
        id: id ?? 'latest',
        master: masterOf(config),
        identity: await readIdentity(options.identity),
        dataDir: join(config.DATA_DIR, 'postgres'),
        databaseUrl: config.DATABASE_URL,
      })
      const rows = Object.values(census.rows).reduce((sum, count) => sum + count, 0)
      const receivable = census.ledgers.reduce((sum, { accounts }) => sum + (accounts.receivable ?? 0), 0)
      print(`Restaurada a cópia ${manifest.id}${options.until ? ` até ${options.until.toISOString()}` : ''}.`)
      print(
        `Conferido: ${Object.keys(census.rows).length} tabelas, ${rows} linhas, ${census.ledgers.length} empresa(s); a receber ${formatCents(receivable)}.`,
      )
      if (movedTo !== undefined) print(`O banco que estava ali ficou em ${movedTo}.`)
    })
}

function toInstant(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime()) || !/(Z|[+-]\d\d:\d\d)$/.test(text))
    throw new InvalidArgumentError('Informe data, hora e fuso, como 2026-01-10T09:00:00-03:00.')
  return at
}

/** The line of the file that holds the key: `age-keygen` and `sgp backup keygen` write comments around it. */
async function readIdentity(path: string): Promise<string> {
  const line = (await readBytes(path))
    .toString('utf8')
    .split('\n')
    .map((text) => text.trim())
    .find((text) => text.startsWith('AGE-SECRET-KEY-'))
  if (line === undefined) throw new UsageError(`${path} não tem nenhuma linha AGE-SECRET-KEY-1….`)
  return line
}

/** SECRET_KEY of the environment, or the one kept beside the data outside of production. A restore makes none: it would be another. */
function masterOf(config: Config): Master {
  const key = keptSecretKey(config)
  if (key === undefined)
    throw new UsageError(
      `Informe SECRET_KEY no ambiente (ou em ${secretKeyPath(config.DATA_DIR)}): a da instalação de onde a cópia veio. Sem ela as senhas guardadas não abrem.`,
    )
  return createMaster(key)
}
