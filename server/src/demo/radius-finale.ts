import { randomBytes } from 'node:crypto'
import { createSocket } from 'node:dgram'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createNas as createRouter, type LoginResult, type Nas } from '@open-sgp/simulator-nas'
import { startFreeradius } from '#integrations/freeradius-process'
import { receivePix } from '#modules/banking'
import { quoteInvoice } from '#modules/billing'
import { createNas, writeFreeradiusConfig } from '#modules/radius'
import { ctxOf, type Life } from '../scenarios/life.ts'
import { listOpenDebts } from '../scenarios/open-debts.ts'
import { endToEndId } from '../scenarios/payers.ts'
import type { Subscriber } from '../scenarios/subscribers.ts'
import { createProgress } from './progress.ts'

const methods = ['pap', 'chap', 'mschapv2'] as const

/** Real FreeRADIUS, simulated router: every subscriber dials in, then one who is blocked pays and is released. */
export async function dialIn(life: Life): Promise<{ close: () => Promise<void> }> {
  const ctx = ctxOf(life)
  const dir = mkdtempSync(join(tmpdir(), 'open-sgp-radius-'))
  const [authPort, acctPort] = [await freeUdpPort(), await freeUdpPort()]
  await writeFreeradiusConfig(ctx, { dir, authPort, acctPort, listen: ['127.0.0.1'] })
  const server = await startFreeradius({ dir })
  const secret = randomBytes(16).toString('hex')
  const router = await createRouter({ secret, authPort, acctPort, nasIdentifier: 'bng-centro', timeoutMs: 3_000 })
  const close = async () => {
    await router.close()
    await server.stop()
    rmSync(dir, { recursive: true, force: true })
  }
  try {
    await createNas(ctx, {
      name: 'BNG Centro',
      network: '127.0.0.1',
      type: 'mikrotik',
      secret,
      coaPort: router.coaPort,
    })
    await dialEverybody(life, router)
    await releaseOne(life, router)
    return { close }
  } catch (error) {
    await close()
    throw error
  }
}

async function dialEverybody(life: Life, router: Nas): Promise<void> {
  const installed = life.subscribers.filter((subscriber) => subscriber.isInstalled)
  const progress = createProgress('Assinantes autenticando', installed.length)
  const outcomes = new Map<string, number>()
  for (let first = 0; first < installed.length; first += 16) {
    const batch = installed.slice(first, first + 16)
    for (const result of await Promise.all(batch.map((subscriber) => dial(router, subscriber)))) {
      const outcome = describe(result)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      progress.advance([...outcomes].map(([name, count]) => `${count} ${name}`).join(', '))
    }
  }
}

const dial = (router: Nas, { username, password, index }: Subscriber) =>
  router.login({ username, password, method: methods[index % methods.length] ?? 'pap', redial: true })

function describe(result: LoginResult): string {
  if (result.outcome === 'accepted') return result.session.addressLists.length > 0 ? 'na página de aviso' : 'navegando'
  return { rejected: 'recusados', timeout: 'sem resposta', failed: 'com falha' }[result.outcome]
}

/** Pays for one blocked subscriber and waits until the router lets them through: a Disconnect, and the router dials again. */
async function releaseOne(life: Life, router: Nas): Promise<void> {
  const ctx = ctxOf(life)
  const debts = await listOpenDebts(ctx)
  const blocked = debts.find((debt) => debt.accessState === 'blocked_auto' && debt.pixTxid !== null)
  const subscriber = life.subscribers.find(({ contractId }) => contractId === blocked?.contractId)
  if (!blocked || !subscriber) return
  const started = performance.now()
  for (const debt of debts.filter(({ contractId }) => contractId === subscriber.contractId)) {
    const { totalCents } = await quoteInvoice(ctx, { invoiceId: debt.invoiceId, on: ctx.today })
    const e2eId = endToEndId(ctx.now, debt.invoiceId)
    await receivePix(ctxOf(life), { e2eId, txid: debt.pixTxid, amountCents: totalCents, paidAt: ctx.now })
  }
  await router.sessionOf(subscriber.username, (session) => session.addressLists.length === 0, { timeoutMs: 15_000 })
  const seconds = ((performance.now() - started) / 1000).toFixed(1).replace('.', ',')
  process.stdout.write(
    `\n${subscriber.username} estava na página de aviso, pagou por Pix e em ${seconds} s foi reconectado e voltou a navegar.\n`,
  )
}

/** A UDP port that is free now; the server binds it a moment later. */
async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  const { port } = socket.address()
  await new Promise<void>((resolve) => socket.close(() => resolve()))
  return port
}
