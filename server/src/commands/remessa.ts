import { formatCents } from '@open-sgp/brasil'
import { type Command, InvalidArgumentError } from 'commander'
import { writeFileSync } from 'node:fs'
import { print, printJson, reasonOf, UsageError } from './output.ts'
import { withCtx } from './with-ctx.ts'

const requireNumber = (text: string): number => {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError(`“${text}” não é o número de um portador.`)
  return Number(text)
}

/** The remessa is made by now, whatever becomes of the copy. */
function save(path: string, content: Uint8Array, { id, sequence }: { id: string; sequence: number }): void {
  try {
    writeFileSync(path, content)
  } catch (error) {
    throw new UsageError(
      `A remessa ${sequence} foi criada, mas não consegui gravar ${path}: ${reasonOf(error)}. Baixe-a em GET /api/remessas/${id}/file.`,
    )
  }
}

export function addRemessa(program: Command): void {
  program
    .command('remessa')
    .description('Arquivos para o banco')
    .command('create')
    .description('Cria a remessa com tudo o que está pendente de um portador')
    .requiredOption('--account <número>', 'número do portador', requireNumber)
    .option('--out <arquivo>', 'grava aqui os bytes; sem ela, na pasta atual com o nome que o banco espera')
    .option('--dry-run', 'só mostra o que faria, pelo mesmo caminho')
    .option('--json', 'resultado em JSON')
    .action(async (options: { account: number; out?: string; dryRun?: boolean; json?: boolean }, command: Command) => {
      const [{ createRemessa }, { getAccount }, { readFile }] = await Promise.all([
        import('#modules/banking'),
        import('#modules/company'),
        import('#kernel/files'),
      ])
      await withCtx(command, async (ctx) => {
        const { id } = await getAccount(ctx, { number: options.account })
        const write = async (on: typeof ctx) => {
          const result = await createRemessa(on, { accountId: id })
          return { result, file: await readFile(on, result.fileId) }
        }
        const { result, file } = await (options.dryRun ? ctx.rehearse(write) : write(ctx))
        const path = options.out ?? file.name
        if (!options.dryRun) save(path, file.content, result)
        if (options.json)
          return printJson({ dryRun: options.dryRun ?? false, ...result, path: options.dryRun ? null : path })
        print(
          `${options.dryRun ? 'Ensaio: ' : ''}remessa ${result.sequence}: ${result.titleCount} título(s), ${formatCents(result.amountCents)}${options.dryRun ? '' : `, gravada em ${path}`}.`,
        )
        for (const { invoiceNumber, detail } of result.leftOut)
          print(`  título ${invoiceNumber} ficou de fora: ${detail}`)
      })
    })
}
