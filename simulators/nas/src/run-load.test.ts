import { expect, test } from 'vitest'
import { openFakeRadiusServer } from './fake-radius-server.ts'
import { createNas } from './nas.ts'
import { runLoad } from './run-load.ts'

const secret = 'segredo-do-teste'

test('a load of logins counts each outcome and keeps neither sessions nor addresses', async () => {
  const server = await openFakeRadiusServer({ secret })
  const nas = await createNas({
    secret,
    authPort: server.authPort,
    acctPort: server.acctPort,
    pools: { default: '100.64.0.0/26' },
  })
  const login = (index: number) => ({ username: `u${index}`, password: index % 10 === 0 ? 'errada' : 'senha' })
  const report = await nas.loadLogins({ count: 400, window: 16, login })
  expect(report).toMatchObject({ count: 400, outcomes: { accepted: 360, rejected: 40 } })
  expect(report.perSecond).toBeGreaterThan(0)
  expect(report.latencyMs.p50).toBeLessThanOrEqual(report.latencyMs.p99)
  expect([nas.sessions.size, server.logins.length, server.records.length]).toEqual([0, 400, 0])
  await nas.close()
  server.close()
})

test('a load of accounting goes over the sessions in turn, and Stop ends them', async () => {
  const server = await openFakeRadiusServer({ secret })
  const nas = await createNas({ secret, authPort: server.authPort, acctPort: server.acctPort })
  for (let index = 0; index < 50; index++) nas.placeSession({ username: `u${index}`, password: 'senha' })
  const interims = await nas.loadAccounting({
    status: 'interim',
    count: 200,
    counters: (index) => ({ uploadOctets: index }),
  })
  expect(interims.outcomes).toEqual({ acknowledged: 200 })
  expect(nas.sessions.get('81000001')?.counters).toEqual({ uploadOctets: 150 })
  await nas.loadAccounting({ status: 'stop', count: 50 })
  expect(nas.sessions.size).toBe(0)
  await expect(nas.loadAccounting({ status: 'start', count: 1 })).rejects.toThrow('has no session')
  await nas.close()
  server.close()
})

test('never more in flight than the window, never faster than asked', async () => {
  let inFlight = 0
  let most = 0
  const ask = async () => {
    most = Math.max(most, ++inFlight)
    await new Promise((resolve) => setTimeout(resolve, 2))
    inFlight--
    return 'done'
  }
  const report = await runLoad({ count: 40, window: 5, ratePerSecond: 400 }, ask)
  expect(most).toBeLessThanOrEqual(5)
  expect(report.elapsedMs).toBeGreaterThanOrEqual(97)
  await expect(runLoad({ count: 1, window: 0 }, ask)).rejects.toThrow('above zero')
})
