import type { Command } from 'commander'
import { resolve } from 'node:path'
import type { Target, TargetSpec } from '#modules/backups'
import { UsageError } from './output.ts'
import { withInstallation } from './with-ctx.ts'

export const connectingOptions = (command: Command): Command =>
  command.option(
    '--at <lugar>',
    'pasta, ou s3://balde/prefixo (com BACKUP_S3_ENDPOINT, BACKUP_S3_REGION, BACKUP_S3_ACCESS_KEY e BACKUP_S3_SECRET no ambiente); padrão: o das configurações',
  )

/** A folder, or storage whose keys come by the environment: arguments are seen by everybody on the machine. */
export function specOfText(at: string, environment: NodeJS.ProcessEnv = process.env): TargetSpec {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(at) ?? []
  if (bucket === undefined) return { kind: 'folder', folder: resolve(at) }
  const need = (name: string) => {
    const value = environment[name]
    if (value === undefined || value === '') throw new UsageError(`Falta ${name} no ambiente, para usar ${at}.`)
    return value
  }
  return {
    kind: 's3',
    bucket,
    prefix,
    endpoint: need('BACKUP_S3_ENDPOINT'),
    region: environment.BACKUP_S3_REGION ?? 'us-east-1',
    accessKey: need('BACKUP_S3_ACCESS_KEY'),
    secret: need('BACKUP_S3_SECRET'),
  }
}

/** The place of `--at`, which needs no database, or the one of the settings. */
export async function openChosen({ at }: { at?: string }): Promise<Target> {
  const { openTarget } = await import('#integrations/backup-targets')
  if (at !== undefined) return openTarget(specOfText(at))
  const { findTargetSpec } = await import('#modules/backups')
  return openTarget(await withInstallation((ctx) => findTargetSpec(ctx)))
}
