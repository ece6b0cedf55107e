import type { Command } from 'commander'
import { print, printJson, readJson } from './output.ts'
import { withCtx } from './with-ctx.ts'

type Set = { value?: string; reason: string }

export function addSettings(program: Command): void {
  const settings = program.command('settings').description('Configurações do sistema')
  settings
    .command('list')
    .description('Lista as configurações com o valor em vigor')
    .option('--json', 'para outros programas')
    .action(async ({ json }: { json?: true }, command: Command) => {
      const { listSettings } = await import('#modules/administration')
      const { items } = await withCtx(command, (ctx) => listSettings(ctx))
      if (json) return printJson(items)
      for (const { key, value, label } of items) print(`${key} = ${JSON.stringify(value)}   (${label})`)
    })
  settings
    .command('set <chave>')
    .description('Altera uma configuração; o valor é JSON, de --value ou da entrada padrão')
    .requiredOption('--reason <motivo>', 'fica no histórico')
    .option('--value <json>', 'por exemplo \'["10.20.0.0/16"]\' ou \'"texto"\'')
    .action(async (key: string, { value, reason }: Set, command: Command) => {
      const { changeSetting, getSetting } = await import('#modules/administration')
      const given = value === undefined ? await readJson() : parseJson(value)
      await withCtx(command, async (ctx) => {
        const { version } = await getSetting(ctx, { key })
        await changeSetting(ctx, { key, value: given, reason, version })
      })
      print(`${key} alterada.`)
    })
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A bare word is meant as a text.
    return text
  }
}
