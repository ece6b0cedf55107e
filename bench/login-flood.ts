// 10,000 wrong passwords at once, over real HTTP on loopback with real key derivation, against what other people notice of them: p99 of
// reads by open sessions and of logins from known devices, during the flood over before it, in one run. The flood comes in thirds: one
// account from many addresses, many accounts from one address, everything from everywhere. Server, flood and people are processes of their own.
// Also: what counting requests costs a small read.
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { createApp } from '../server/src/app.ts'
import type { Ctx } from '../server/src/kernel/context.ts'
import { createUser } from '../server/src/modules/access/index.ts'
import { benchKey, withDatabase } from './database.ts'
import { report, timeMs, verdict } from './figures.ts'

const aim = 2
const guesses = 10_000
const people = 16
const password = 'Sol-da-ilha-velha-41'
const beforeMs = 15_000
const emailOf = (person: number) => `pessoa${person}@provedor.test`
const addressOf = (number: number) => `198.18.${(number >> 8) & 255}.${number & 255}`

const agent = new Agent({ keepAlive: true, maxSockets: 1_000 })

type Asked = { method: string; path: string; headers: Record<string, string>; body?: object }
type Answer = { status: number; cookies: string[]; text: string }

function ask(base: string, { method, path, headers, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const content = body === undefined ? undefined : JSON.stringify(body)
    const all = { ...headers, ...(content !== undefined && { 'content-type': 'application/json' }) }
    const sent = request(`${base}${path}`, { method, headers: all, agent }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          cookies: response.headers['set-cookie'] ?? [],
          text: Buffer.concat(parts).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(content)
  })
}

const logIn = (
  base: string,
  email: string,
  { from, typed = password, cookie }: { from: string; typed?: string; cookie?: string },
) =>
  ask(base, {
    method: 'POST',
    path: '/api/login',
    headers: { 'x-forwarded-for': from, ...(cookie !== undefined && { cookie }) },
    body: { email, password: typed },
  })

/** The process that is measured. */
async function serve(url: string): Promise<void> {
  const app = await createApp({ url, secretKey: benchKey, ports: {} as never, logLevel: 'silent' })
  const server = await app.createServer()
  process.send?.(await server.listen({ host: '127.0.0.1', port: 0, backlog: 4_096 }))
}

/** All guesses at once; tells how they were answered. */
async function flood(base: string): Promise<void> {
  const answers = await Promise.all(
    Array.from({ length: guesses }, async (_, guess) => {
      const kind = guess % 3
      const email = kind === 0 ? emailOf(0) : `alvo${guess}@provedor.test`
      const from = kind === 1 ? '203.0.113.66' : addressOf(guess)
      const asked = logIn(base, email, { from, typed: `errada-${guess}` })
      return await asked.then(
        ({ status }) => String(status),
        (error: Error & { code?: string }) => error.code ?? error.message,
      )
    }),
  )
  const counts: Record<string, number> = {}
  for (const status of answers) counts[status] = (counts[status] ?? 0) + 1
  process.send?.(counts)
}

const start = (mode: string, argument: string): ChildProcess => fork(import.meta.filename, [mode, argument])
const word = async (child: ChildProcess): Promise<unknown> => (await once(child, 'message'))[0]

type Times = { reads: number[]; logins: number[]; refused: number }

/** People at work: each reads some sixteen times a second, half of them log in again and again on their own devices. */
async function work(base: string, persons: readonly Person[], isOver: () => boolean): Promise<Times> {
  const times: Times = { reads: [], logins: [], refused: 0 }
  const timed = async (list: number[], work: () => Promise<Answer>) => {
    const started = performance.now()
    const { status } = await work()
    list.push(performance.now() - started)
    if (status !== 200) times.refused += 1
  }
  const reading = persons.map(async ({ token }) => {
    while (!isOver()) {
      await timed(times.reads, () =>
        ask(base, { method: 'GET', path: '/api/session', headers: { authorization: `Bearer ${token}` } }),
      )
      await sleep(60)
    }
  })
  const entering = persons.slice(1, 5).map(async ({ email, device, from }) => {
    while (!isOver()) {
      await timed(times.logins, () => logIn(base, email, { from, cookie: device }))
      await sleep(250)
    }
  })
  await Promise.all([...reading, ...entering])
  return times
}

type Person = { email: string; token: string; device: string; from: string }

async function enter(base: string, number: number): Promise<Person> {
  const [email, from] = [emailOf(number), `192.0.2.${number}`]
  const { text, cookies } = await logIn(base, email, { from })
  const device = cookies.find((one) => one.startsWith('sgp_device='))?.split(';')[0] ?? ''
  return { email, from, device, token: JSON.parse(text).token }
}

const percentile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0

function compare(name: string, before: readonly number[], during: readonly number[]): void {
  const [calm, stormy] = [percentile(before, 0.99), percentile(during, 0.99)]
  const ratio = stormy / calm
  report(
    `enxurrada de senhas: p99 ${name}`,
    `${stormy.toFixed(1)} ms (${during.length})`,
    `${ratio.toFixed(2)}× o de antes (${calm.toFixed(1)} ms, ${before.length}); meta ${aim}×: ${verdict(ratio <= aim)}`,
  )
}

async function measureFlood(base: string): Promise<void> {
  const persons: Person[] = []
  for (let number = 0; number < people; number++) persons.push(await enter(base, number))
  const calmUntil = performance.now() + 3_000
  await work(base, persons, () => performance.now() > calmUntil)
  const until = performance.now() + beforeMs
  const before = await work(base, persons, () => performance.now() > until)
  let isOver = false
  const child = start('flood', base)
  const started = performance.now()
  const ended = word(child).then((counts) => {
    isOver = true
    return counts
  })
  const during = await work(base, persons, () => isOver)
  const seconds = (performance.now() - started) / 1000
  compare('de leituras', before.reads, during.reads)
  compare('de entradas em aparelhos conhecidos', before.logins, during.logins)
  report(
    `${guesses} senhas erradas`,
    `${seconds.toFixed(1)} s`,
    `respostas ${JSON.stringify(await ended)}; a outros recusadas: ${during.refused}`,
  )
  const owner = await logIn(base, emailOf(0), { from: '192.0.2.200', cookie: persons[0]?.device ?? '' })
  report('o dono da conta atacada entra', String(owner.status), `no seu aparelho: ${verdict(owner.status === 200)}`)
  child.kill()
}

/** A small read with and without its requests being counted. */
async function measureCounting(url: string, token: string): Promise<void> {
  const app = await createApp({ url, secretKey: benchKey, ports: {} as never, logLevel: 'silent' })
  const counted = await app.createServer()
  const { takeOne } = app.runtime.limits
  const read = () =>
    counted.inject({ method: 'GET', url: '/api/session', headers: { authorization: `Bearer ${token}` } })
  const free = async () => ({ isAllowed: true, remaining: 1, fullInSeconds: 0, retryInSeconds: 0 })
  const times = { counted: new Array<number>(), free: new Array<number>() }
  // One with, one without: what else happens on the machine hits both alike.
  for (let turn = 0; turn < 1_000; turn++) {
    app.runtime.limits.takeOne = free
    times.free.push(await timeMs(read))
    app.runtime.limits.takeOne = takeOne
    times.counted.push(await timeMs(read))
  }
  const [counting, without] = [percentile(times.counted, 0.5), percentile(times.free, 0.5)]
  report(
    'leitura pequena com contagem, p50',
    `${counting.toFixed(2)} ms`,
    `${(counting / without).toFixed(2)}× a mesma sem contagem (${without.toFixed(2)} ms)`,
  )
  await counted.close()
  await app.close()
}

async function makePeople(ctx: Ctx): Promise<void> {
  for (let number = 0; number < people; number++)
    await createUser(ctx, { email: emailOf(number), name: `Pessoa ${number}`, password, permissions: [] })
}

const [, , mode, argument = ''] = process.argv
if (mode === 'serve') await serve(argument)
else if (mode === 'flood') await flood(argument)
else
  await withDatabase(async ({ ctx, url }) => {
    await makePeople(ctx)
    const server = start('serve', url)
    const base = String(await word(server))
    await measureFlood(base)
    await measureCounting(url, (await enter(base, 9)).token)
    agent.destroy()
    server.kill()
    await once(server, 'exit')
  })
