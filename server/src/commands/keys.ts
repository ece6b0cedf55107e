import type { Command } from 'commander'
import { print } from './output.ts'
import { withInstallation } from './with-ctx.ts'

export function addKeys(program: Command): void {
  program
    .command('keys')
    .description('Chaves que assinam os tokens de acesso')
    .command('rotate')
    .description('Troca a chave que assina; os tokens da antiga valem até vencer (10 minutos)')
    .option('--forget-old', 'recusa já os tokens das chaves antigas: para uma chave que vazou')
    .action(async ({ forgetOld = false }: { forgetOld?: boolean }) => {
      const { rotateSigningKey } = await import('#modules/access')
      const kid = await withInstallation((ctx) => rotateSigningKey(ctx, { forgetOld }))
      print(
        kid === undefined
          ? 'Ainda não havia chave: a primeira nasce com o primeiro token.'
          : `Nova chave ${kid}. ${forgetOld ? 'Os tokens das antigas já não valem.' : 'Os tokens da antiga valem até vencer.'}`,
      )
    })
}
