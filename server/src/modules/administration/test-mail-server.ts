import type { Ctx } from '#kernel/context'
import { AppError, conflict } from '#kernel/errors'
import { newId } from '#kernel/ids'
import { requireServer } from './keep-mail-server.ts'
import { sendBy } from './send-mail.ts'
import { markTested } from './store-mail.ts'

/** What a test message says: enough to know which server it came by. */
export const testMail = (to: string, by: string) => ({
  to,
  subject: 'Open-SGP: mensagem de teste',
  text: `Se você lê isto, o envio de e-mails por “${by}” funciona.\n`,
  idempotencyKey: `mail-test/${newId()}`,
})

/** Really sends a message by this server and gives its answer. 404; 409 `mail-test-failed` with the server's own words. */
export async function testMailServer(ctx: Ctx, { id, to }: { id: string; to: string }): Promise<{ receipt: string }> {
  const server = await requireServer(ctx, id)
  const sent = await sendBy(ctx, server, testMail(to, server.name)).catch(failTest)
  await markTested(ctx, id)
  return sent
}

/** A test that fails is an answer, not our failure. */
export function failTest(error: unknown): never {
  throw error instanceof AppError ? conflict('mail-test-failed', error.message) : error
}
