import type { Ctx } from '#kernel/context'
import { createNas } from '#modules/radius'

let serial = 0

/** A MikroTik at an address of its own, with its secret. */
export function makeNas(ctx: Ctx, overrides: Partial<Parameters<typeof createNas>[1]> = {}) {
  serial += 1
  return createNas(ctx, { name: `BNG ${serial}`, network: `10.${serial >> 8}.${serial & 255}.1`, ...overrides })
}
