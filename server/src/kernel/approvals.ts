import { type Ctx } from './context.ts'
import { z } from 'zod'

/** What a request would decide: its kind, for how much, and one line for whoever has to agree (pt-BR). */
export type Decision = { kind: string; amountCents: number; summary: string }

export type RouteInput = { params: unknown; query: unknown; body: unknown }

/** A request that waits for a second person. */
export type KeptRequest = Decision & { route: string; input: RouteInput }

/** Keeps a request until another person decides; gives its id. The same one that waits already is not kept twice. */
export type KeepRequest = (ctx: Ctx, request: KeptRequest) => Promise<string>

/** Answered (202) instead of the route's own answer: nothing was done yet. */
export class Waiting {
  readonly approvalId: string
  constructor(approvalId: string) {
    this.approvalId = approvalId
  }
}

export const WaitingAnswer = z
  .object({ approvalId: z.uuid() })
  .meta({ id: 'WaitingForApproval', description: 'Acima da alçada de quem pede: outra pessoa decide (/api/approvals)' })
