import type { Ctx } from '#kernel/context'

export type Rows = Record<string, string>

/** Who asks: a person and the session that asks. */
export type Asker = { id: string; sessionId: string }

export type Answer = readonly [status: number, code?: string]

/**
 * One write of a route as it is really done: the request that its schemas ask for, out of the made rows, and what differs from that.
 * Without `answer` it is done: with the status that the route table says, and rows change.
 */
export type Example = {
  /** What must be there first; gives the ids that the request names instead of the made ones. */
  prepare?: (ctx: Ctx, asker: Asker, rows: Rows) => Promise<Rows | void>
  /** Values of fields that differ from what their names say. */
  body?: (rows: Rows) => object
  params?: Record<string, string>
  query?: (rows: Rows) => Record<string, string>
  bytes?: (ctx: Ctx, rows: Rows) => Promise<Uint8Array> | Uint8Array
  /** The business’s own refusal, where nothing else can be shown in one request. */
  answer?: Answer
  /** Done, and yet no row differs: why. */
  leaves?: 'a forecast' | 'its own session' | 'a file' | 'nothing to keep'
  /** A permission that is asked beside the route’s, by the matter of the request. */
  alsoNeeds?: string
  /** What a role that is given in another branch is answered, where that follows neither from the rows of the request nor from the route. */
  elsewhere?: Answer
  /** What the rows of another company are answered, where that is not 404. */
  theirs?: Answer
  /** Values above a limit, and the kind of decision that they are. */
  decides?: { kind: string; amountCents: number; body?: () => object }
}

/** Done as its schemas ask for it. */
export const plain: Example = {}

/** Of the whole company: who reaches a part of it only is refused. */
export const ofCompany: Answer = [403, 'outside-scope']
