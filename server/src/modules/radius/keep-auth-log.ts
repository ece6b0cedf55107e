import type { Ctx } from '#kernel/context'
import { foldAuthLog } from './store-sessions.ts'

/** Makes log rows of the logins noted since the last minute, for whoever reads the log past `listAuthLog`. */
export const keepAuthLog = async (ctx: Ctx): Promise<{ folded: number }> => ({ folded: await foldAuthLog(ctx) })
