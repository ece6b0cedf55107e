import type { Command } from 'commander'
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig } from '#kernel/config'
import { keptSecretKey } from '#kernel/kept-secret-key'
import { print, UsageError } from './output.ts'
import { withInstallation } from './with-ctx.ts'

export function addSecrets(program: Command): void {
  const secrets = program.command('secrets').description('Chaves que selam senhas e segredos guardados')

  secrets
    .command('rotate')
    .description('Passa a selar com uma chave nova e sela de novo tudo o que a anterior selou')
    .option('--resume', 'só continua uma troca que parou no meio, sem criar outra chave')
    .action(async ({ resume = false }: { resume?: boolean }) => {
      const [{ keyFreshMs }, { resealAll, startRotation }, { openSecrets }] = await Promise.all([
        import('#kernel/data-keys'),
        import('#kernel/sealed-columns'),
        import('#kernel/secrets'),
      ])
      await withInstallation(async ({ db, now }) => {
        if (!resume) {
          await startRotation(db, now)
          print(`Chave nova criada. Espero ${keyFreshMs / 1_000} s até que todos os processos a usem…`)
          await sleep(keyFreshMs + 1_000)
        }
        const count = await resealAll(db, await openSecrets(db, keptSecretKey(readConfig()) ?? ''))
        print(
          `${count} valor(es) selado(s) de novo. As senhas de logins e concentradores, que o FreeRADIUS abre, não mudaram.`,
        )
      })
    })

  secrets
    .command('rekey')
    .description('Troca a SECRET_KEY: SECRET_KEY_OLD é a de hoje, SECRET_KEY a nova')
    .action(async () => {
      const [oldKey, newKey] = [process.env.SECRET_KEY_OLD, readConfig().SECRET_KEY]
      if (!oldKey || newKey === undefined)
        throw new UsageError(
          'Informe no ambiente SECRET_KEY_OLD (a de hoje) e SECRET_KEY (a nova, de `openssl rand -base64 48`).',
        )
      print((await rekey(oldKey, newKey)) ? rekeyed : 'A chave do banco já abre com a SECRET_KEY nova: nada a fazer.')
    })
}

async function rekey(oldKey: string, newKey: string): Promise<boolean> {
  const [{ openDatabase }, { prepareDatabase }, { createDb }, { openKeyRing, rewrapRoot }] = await Promise.all([
    import('../boot.ts'),
    import('#app'),
    import('#kernel/db'),
    import('#kernel/data-keys'),
  ])
  const database = await openDatabase(readConfig())
  await prepareDatabase(database.url)
  const db = createDb(database.url, 2)
  try {
    const changed = await rewrapRoot(db, { oldKey, newKey, now: new Date() })
    await openKeyRing(db, newKey)
    return changed
  } finally {
    await db.destroy()
    await database.stop()
  }
}

const rekeyed = `Pronto: a chave do banco agora abre só com a SECRET_KEY nova.
1. Grave a nova no ambiente (ou em DATA_DIR/secret-key) e reinicie todos os processos; os que estão no ar seguem até lá.
2. Nada mais muda: links de faturas, configuração e senhas do FreeRADIUS, sessões e segredos selados continuam valendo.
3. Guarde a antiga enquanto guardar cópias de segurança feitas com ela: cada cópia só se restaura com a SECRET_KEY do seu dia.
4. Se a antiga vazou, rode em seguida \`sgp secrets rotate\` e troque as senhas que ela protegia.`
