import type { Ctx } from '#kernel/context'
import { listWaitingAccounts as selectWaitingAccounts } from './views-remessas.ts'

/** Every active portador with what its next remessa would take up. */
export const listWaitingAccounts = async (ctx: Ctx) => ({ items: await selectWaitingAccounts(ctx) })
