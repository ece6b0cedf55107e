import { computeCpfDigits } from '@open-sgp/brasil'
import type { Ctx } from '#kernel/context'
import { createClient } from '#modules/clients'

let serial = 0

/** A person (PF) with one address for everything and a billing e-mail. */
export async function makeClient(ctx: Ctx, overrides: Partial<Parameters<typeof createClient>[1]> = {}) {
  serial += 1
  const base = String(100_000_000 + serial)
  return await createClient(ctx, {
    kind: 'pf',
    name: `Maria Cliente ${serial}`,
    document: base + computeCpfDigits(base),
    addresses: [
      {
        roles: ['installation', 'billing', 'correspondence'],
        postalCode: '88010-000',
        street: 'Rua Felipe Schmidt',
        streetNumber: String(serial),
        district: 'Centro',
        ibgeCode: '4205407',
      },
    ],
    contacts: [{ role: 'holder', channel: 'email', value: `cliente${serial}@exemplo.test` }],
    ...overrides,
  })
}
