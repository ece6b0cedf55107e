import type { ItemOf } from '#kit'

type Counts = Pick<ItemOf<'GET /api/remessas'>, 'titleCount' | 'acceptedCount' | 'rejectedCount'>

/** How far the bank has answered a remessa; a refusal is what one must see first. */
export function answerOf({ titleCount, acceptedCount, rejectedCount }: Counts): string {
  if (rejectedCount > 0) return 'refused'
  if (acceptedCount === 0) return 'waiting'
  return acceptedCount < titleCount ? 'partly' : 'answered'
}
