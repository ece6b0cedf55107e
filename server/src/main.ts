// Roles: `api`, `worker`, `all` (default) and `demo`. One code base, other entry.
import { boot, type Booted } from './boot.ts'
import { ConfigError, readConfig, type Config } from '#kernel/config'
import { serveDocs } from '#kernel/docs'
import { serveWeb } from '#kernel/serve-web'
import { startWorker } from '#kernel/worker'

const roles = ['api', 'worker', 'all', 'demo'] as const
type Role = (typeof roles)[number]

const isRole = (text: string): text is Role => roles.some((role) => role === text)

async function main(): Promise<void> {
  const role = process.argv[2] ?? 'all'
  if (!isRole(role)) throw new ConfigError(`Papel desconhecido: ${role}. Use um de: ${roles.join(', ')}.`)
  const config = readConfig()
  if (role === 'demo') return await (await import('./demo/run-demo.ts')).runDemo(config, serve)
  await serve(await boot(config, { isWorker: role !== 'api' }), config, role)
}

/** Listens and works until it is told to stop; then finishes what it has in hand. */
async function serve(app: Booted, config: Config, role: Role): Promise<void> {
  const closers = [app.close]
  if (role !== 'api') await startWorker(app.work)
  if (role !== 'worker') {
    const server = await app.createServer()
    await serveDocs(server)
    const hasWeb = await serveWeb(server)
    // Who knocks while a flood is being let in must not be turned away by the system, which would make him wait whole seconds.
    await server.listen({ host: config.HOST, port: config.PORT, backlog: 4_096 })
    closers.unshift(() => server.close())
    const base = `http://${config.HOST === '0.0.0.0' || config.HOST === '127.0.0.1' ? 'localhost' : config.HOST}:${config.PORT}`
    say(
      `\nOpen-SGP no ar.${hasWeb ? `\n  Aplicação:    ${base}/` : ''}\n  API:          ${base}/api\n  Documentação: ${base}/docs`,
    )
  } else say('Open-SGP: trabalhador no ar.')
  if (app.administrator)
    say(
      `  Entre com:    ${app.administrator.email}\n  Senha:        ${app.administrator.password}   (mostrada só agora)`,
    )
  const stop = once(async () => {
    say('\nEncerrando…')
    for (const close of closers) await close()
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => void stop().then(() => process.exit(0), fail))
}

const say = (text: string) => process.stdout.write(`${text}\n`)

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined
  return () => (done ??= work())
}

function fail(error: unknown): void {
  const isOurs = error instanceof ConfigError
  const text = error instanceof Error ? (isOurs ? error.message : (error.stack ?? error.message)) : String(error)
  process.stderr.write(`${isOurs ? 'Configuração inválida:\n' : ''}${text}\n`)
  process.exit(isOurs ? 2 : 1)
}

await main().catch(fail)
