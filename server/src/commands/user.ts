import type { Command } from 'commander'
import { print } from './output.ts'
import { withInstallation } from './with-ctx.ts'

export function addUser(program: Command): void {
  program
    .command('user')
    .description('Usuários da equipe')
    .command('reset-password <e-mail>')
    .description('Gera uma nova senha, mostrada só agora, e encerra as sessões da pessoa')
    .action(async (email: string) => {
      const { resetPassword } = await import('#modules/access')
      const { password } = await withInstallation((ctx) => resetPassword(ctx, { email }))
      print(`Nova senha de ${email}: ${password}   (mostrada só agora; troque em POST /api/password)`)
    })
}
