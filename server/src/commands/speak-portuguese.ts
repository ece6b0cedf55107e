import type { Command } from 'commander'

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Uso:',
  'Arguments:': 'Argumentos:',
  'Options:': 'Opções:',
  'Global Options:': 'Opções gerais:',
  'Commands:': 'Comandos:',
}

/** What commander says of a wrong call, and what we say. Its texts cannot be set, only rewritten. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [/^error: /, ''],
  [/missing required argument '(.+?)'/, 'Falta o argumento <$1>.'],
  [/required option '(.+?)' not specified/, 'Falta a opção $1.'],
  [/option '(.+?)' argument missing/, 'Falta o valor da opção $1.'],
  [/option '(.+?)' argument '.*?' is invalid\. /s, 'Opção $1: '],
  [/unknown option '(.+?)'/, 'Não há a opção $1.'],
  [/unknown command '(.+?)'/, 'Não há o comando $1.'],
  [/too many arguments.*/, 'Há argumentos demais.'],
  [/\(Did you mean (?:one of )?(.+?)\?\)/, 'Seria $1?'],
]

const translate = (text: string) => sentences.reduce((told, [theirs, ours]) => told.replace(theirs, ours), text)

/** Help and complaints of the command line in Portuguese. Call before the commands are added: they inherit it. */
export const speakPortuguese = (program: Command): Command =>
  program
    .helpOption('-h, --help', 'mostra esta ajuda')
    .helpCommand('help [comando]', 'mostra a ajuda de um comando')
    .showHelpAfterError('Veja as opções com --help.')
    .configureHelp({
      sortSubcommands: true,
      showGlobalOptions: true,
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', '[opções]').replace('[command]', '[comando]'),
      subcommandTerm: (command) =>
        [
          command.name(),
          command.options.length > 0 && '[opções]',
          ...command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)),
        ]
          .filter(Boolean)
          .join(' '),
    })
    .configureOutput({ outputError: (text, write) => write(translate(text)) })
