import type { z } from 'zod'
import type { Ctx } from '#kernel/context'
import { conflict } from '#kernel/errors'
import { getArrears, requestUnlock } from '#modules/dunning'
import { findSubscriber } from '#modules/radius'
import type { GardenUnlock } from './schemas.ts'

/**
 * The trust unlock, asked for by whoever comes by a subscriber's line. 409 `subscriber-unknown` when the address is nobody's,
 * `not-in-arrears` when no debt closes the service, else dunning's own reasons (quota, a promise already open, …).
 */
export async function unlockGarden(visitor: Ctx): Promise<z.input<typeof GardenUnlock>> {
  const subscriber = await findSubscriber(visitor, { address: visitor.address })
  if (!subscriber)
    throw conflict(
      'subscriber-unknown',
      'Não reconhecemos a sua conexão. Abra esta página pela rede da sua casa ou fale com o provedor.',
    )
  const { ctx, contractId } = subscriber
  const { state } = await getArrears(ctx, { contractId })
  if (state !== 'debt' && state !== 'promised')
    throw conflict('not-in-arrears', 'Sua conexão não está suspensa por débito: não há o que desbloquear.')
  return await requestUnlock(ctx, { contractId, channel: 'walled_garden' })
}
