import type { Command } from 'commander'
import { print } from './output.ts'
import { withInstallation } from './with-ctx.ts'

export function addUser(program: Command): void {
  const user = program.command('user').description('Usuários da equipe')
  user
    .command('reset-password <e-mail>')
    .description('Gera uma nova senha, mostrada só agora, e encerra as sessões da pessoa')
    .action(async (email: string) => {
      const { resetPassword } = await import('#modules/access')
      const { password } = await withInstallation((ctx) => resetPassword(ctx, { email }))
      print(`Nova senha de ${email}: ${password}   (mostrada só agora; será trocada na primeira entrada)`)
    })
  user
    .command('reset-second-factor <e-mail>')
    .description('Remove o aplicativo de códigos e as chaves de acesso de quem os perdeu')
    .action(async (email: string) => {
      const { resetSecondFactorOf } = await import('#modules/access')
      await withInstallation((ctx) => resetSecondFactorOf(ctx, { email }))
      print(`${email} entra de novo só com a senha. As sessões foram encerradas, e a pessoa foi avisada por e-mail.`)
    })
}
