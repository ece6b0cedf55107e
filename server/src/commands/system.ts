import type { Command } from 'commander'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { readConfig } from '#kernel/config'
import { print } from './output.ts'

export function addSystem(program: Command): void {
  program
    .command('migrate')
    .description('Aplica as migrações que faltam e cria as filas')
    .action(async () => {
      const [{ prepareDatabase }, { openDatabase }] = await Promise.all([import('#app'), import('../boot.ts')])
      const { url, stop } = await openDatabase(readConfig())
      try {
        const applied = await prepareDatabase(url)
        print(applied.length === 0 ? 'O banco já está na última versão.' : `Aplicadas: ${applied.join(', ')}`)
      } finally {
        await stop()
      }
    })

  program
    .command('api')
    .description('Atende a API')
    .action(() => runRole('api'))
  program
    .command('worker')
    .description('Executa as tarefas das filas e os agendamentos')
    .action(() => runRole('worker'))
}

/** The server is a program of its own; this process passes signals on and ends as it ends. */
function runRole(role: 'api' | 'worker'): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), role], { stdio: 'inherit' })
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
    child.on('exit', (code) => {
      process.exitCode = code ?? 1
      resolve()
    })
  })
}
