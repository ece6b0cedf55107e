// The `sgp` command: the same use cases as the API. Exit status: 0 done, 1 our fault, 2 what was asked cannot be done.
import { Command, CommanderError } from 'commander'
import { fail } from './commands/output.ts'
import { addAudit } from './commands/audit.ts'
import { addBackup } from './commands/backup.ts'
import { addBoleto } from './commands/boleto.ts'
import { addBilling } from './commands/bill.ts'
import { addCnab } from './commands/cnab.ts'
import { addDunning } from './commands/dunning.ts'
import { addKeys } from './commands/keys.ts'
import { addPix } from './commands/pix.ts'
import { addRadius } from './commands/radius.ts'
import { addRemessa } from './commands/remessa.ts'
import { addRetorno } from './commands/retorno.ts'
import { addSecrets } from './commands/secrets.ts'
import { addSettings } from './commands/settings.ts'
import { addSystem } from './commands/system.ts'
import { addUser } from './commands/user.ts'
import { speakPortuguese } from './commands/speak-portuguese.ts'

const program = speakPortuguese(new Command('sgp'))
  .description('Open-SGP: gestão de provedores de Internet')
  .option('--company <cnpj>', 'CNPJ da empresa, quando há mais de uma')
  .exitOverride()

for (const add of [
  addAudit,
  addBackup,
  addBilling,
  addBoleto,
  addCnab,
  addDunning,
  addKeys,
  addPix,
  addRadius,
  addRemessa,
  addRetorno,
  addSecrets,
  addSettings,
  addSystem,
  addUser,
])
  add(program)
program.addHelpText(
  'after',
  `\nTodos os comandos:\n${listCommands(program)
    .map((line) => `  ${line}`)
    .join('\n')}`,
)

/** Every command with its path, as `sgp --help` lists them. */
function listCommands(command: Command, path = 'sgp'): string[] {
  return command.commands.flatMap((child) => {
    const name = `${path} ${child.name()}`
    return child.commands.length > 0 ? listCommands(child, name) : [`${name.padEnd(24)} ${child.description()}`]
  })
}

// `sgp … | head` closes the pipe early: nobody reads on, and nothing is wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else fail(error)
}
