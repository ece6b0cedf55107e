import type { Command } from 'commander'
import { addRestore } from './backup-restore.ts'
import { connectingOptions, openChosen } from './backup-target.ts'
import { print, printJson } from './output.ts'
import { withInstallation } from './with-ctx.ts'

export function addBackup(program: Command): void {
  const backup = program.command('backup').description('Cópias de segurança: fazer, conferir e restaurar')

  backup
    .command('keygen')
    .description('Gera o par de chaves do age: a pública vai às configurações, a outra fica com você')
    .action(async () => {
      const { recipient, identity } = await (await import('#modules/backups')).makeKeyPair()
      print(
        `# chave pública (recipient): ${recipient}\n# guarde este arquivo fora do servidor, junto com a SECRET_KEY\n${identity}`,
      )
    })

  connectingOptions(backup.command('create'))
    .description('Faz uma cópia agora, com as configurações da tela ou em outro lugar (--at)')
    .option('--recipient <age1…>', 'chave pública do age, com --at')
    .option('--json', 'resultado em JSON')
    .action(async (options: { at?: string; recipient?: string; json?: boolean }) => {
      const { createBackup } = await import('#modules/backups')
      const elsewhere = await elsewhereOf(options)
      const created = await withInstallation((ctx) => createBackup(ctx, elsewhere ? { elsewhere } : {}))
      if (options.json) return printJson(created)
      print(`Cópia ${created?.id} em ${created?.target}: ${created?.sizeBytes} bytes, lidos de volta e conferidos.`)
    })

  connectingOptions(backup.command('list'))
    .description('As cópias inteiras que há no destino, da mais nova à mais antiga')
    .option('--json', 'resultado em JSON')
    .action(async (options: { at?: string; json?: boolean }) => {
      const { listManifests } = await import('#modules/backups')
      const found = (await listManifests(await openChosen(options))).map(
        ({ id, kind, version, finishedAt, parts }) => ({
          id,
          kind,
          version,
          finishedAt,
          bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
        }),
      )
      if (options.json) return printJson(found)
      if (found.length === 0) print('Não há nenhuma cópia inteira no destino.')
      for (const { id, kind, version, finishedAt, bytes } of found)
        print(`${id}  ${finishedAt}  ${kind === 'base' ? 'física' : 'pg_dump'}  versão ${version}  ${bytes} bytes`)
    })

  addRestore(backup)
}

async function elsewhereOf({ at, recipient }: { at?: string; recipient?: string }) {
  const { specOfText } = await import('./backup-target.ts')
  const { UsageError } = await import('./output.ts')
  if (at === undefined) return undefined
  if (recipient === undefined) throw new UsageError('Com --at informe também --recipient, a chave pública do age.')
  return { spec: specOfText(at), recipient }
}
