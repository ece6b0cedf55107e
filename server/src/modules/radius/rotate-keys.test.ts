import { createNas as createRouter } from '@open-sgp/simulator-nas'
import { describe, expect, test } from 'vitest'
import { createApp } from '#app'
import { createCtx } from '#kernel/context'
import { rewrapRoot } from '#kernel/data-keys'
import { newId } from '#kernel/ids'
import { resealAll, startRotation } from '#kernel/sealed-columns'
import { openSecrets } from '#kernel/secrets'
import * as testing from '#testing'

const newKey = 'the-next-secret-key-0123456789abcdefghijkl'

describe.skipIf(!testing.hasFreeradius)(`a real FreeRADIUS${testing.freeradiusNote}`, () => {
  test('opens passwords sealed before and after the keys were rotated and SECRET_KEY changed, without a restart', async () => {
    const app = await testing.openApp({ clock: () => new Date() })
    const outside = createCtx(app.runtime, { actor: testing.testActor, companyId: newId() })
    const ctx = outside.forCompany((await testing.makeCompany(outside)).id)
    const nas = await testing.makeNas(ctx, { network: '127.0.0.1' })
    const server = await testing.openFreeradius(ctx, { clientLifetimeSeconds: 1 })
    const router = await createRouter({ secret: nas.secret, authPort: server.authPort, acctPort: server.acctPort })
    const before = await testing.makeLogin(ctx)
    const dial = async ({ username, password }: { username: string; password: string }) =>
      (await router.login({ username, password, mac: 'AA:BB:CC:00:00:09' })).outcome
    expect(await dial(before)).toBe('accepted')

    await startRotation(ctx.db, ctx.now)
    await resealAll(ctx.db, await openSecrets(ctx.db, testing.testKey))
    expect(await rewrapRoot(ctx.db, { oldKey: testing.testKey, newKey, now: ctx.now })).toBe(true)
    const renewed = await createApp({ url: app.url, secretKey: newKey, ports: testing.testPorts(), logLevel: 'silent' })
    const after = await testing.makeLogin(
      createCtx(renewed.runtime, { actor: testing.testActor, companyId: ctx.companyId }),
    )
    // The same CPE has merely lost its line.
    expect([await dial(before), await dial(after)]).toEqual(['accepted', 'accepted'])
    await router.close()
    await server.stop()
    await renewed.close()
    await app.close()
  })
})
