import { InvalidArgumentError, type Command } from 'commander'
import { print } from './output.ts'
import { withInstallation } from './with-ctx.ts'

type Options = {
  dir: string
  listen: string[]
  authPort: number
  acctPort: number
  threads: number
  role: string
  database?: { host: string; port: number }
}

export function addRadius(program: Command): void {
  program
    .command('radius')
    .description('Autenticação dos assinantes')
    .command('config')
    .description('Escreve uma configuração completa do FreeRADIUS 3.2')
    .requiredOption('--dir <pasta>', 'pasta a criar ou atualizar, onde o FreeRADIUS vai rodar')
    .option('--listen <endereços...>', 'endereços em que atende; * são todos os IPv4, :: todos os IPv6', ['*'])
    .option('--auth-port <porta>', 'porta de autenticação', integer, 1812)
    .option('--acct-port <porta>', 'porta de accounting', integer, 1813)
    .option('--threads <n>', 'requisições ao mesmo tempo; igual número de conexões ao banco', integer, 16)
    .option('--role <papel>', 'papel do FreeRADIUS no PostgreSQL', 'sgp_radius')
    .option(
      '--database <servidor:porta>',
      'PostgreSQL visto da máquina do FreeRADIUS; padrão: o desta conexão',
      hostAndPort,
    )
    .action(async ({ threads, ...options }: Options) => {
      const { writeFreeradiusConfig } = await import('#modules/radius')
      const { files } = await withInstallation((ctx) =>
        writeFreeradiusConfig(ctx, { ...options, threads, connections: threads }),
      )
      print(
        `${files.length} arquivo(s) em ${options.dir}. Confira com: freeradius -C -l stdout -d ${options.dir} -n radiusd`,
      )
    })
}

function integer(text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1 || value > 65_535)
    throw new InvalidArgumentError('Informe um número inteiro de 1 a 65535.')
  return value
}

function hostAndPort(text: string): { host: string; port: number } {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? []
  if (host === undefined || port === undefined)
    throw new InvalidArgumentError('Informe servidor:porta, como 10.0.0.5:5432.')
  return { host, port: integer(port) }
}
