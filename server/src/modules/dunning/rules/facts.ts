import type { CivilDate } from '@open-sgp/brasil'

/** The notice of an overdue title: the delivered one when there is any, else the e-mail that is on its way or failed. */
export type Notice = {
  id: string
  status: 'pending' | 'delivered' | 'failed'
  deliveredOn: CivilDate | null
  /** What the notice itself announced: nobody is suspended earlier than announced. */
  suspendFrom: CivilDate
  writtenOn: CivilDate
  round: number
  recipient: string | null
}

/** An open title whose due date has passed. */
export type Title = {
  invoiceId: string
  number: number
  dueOn: CivilDate
  openCents: number
  /** Days of service that it pays, [from, to); null for what no period asks for (fee, equipment). */
  period: { from: CivilDate; to: CivilDate } | null
  hadUnlock: boolean
  notice: Notice | null
}

/** What people decided over the rules, and until when; null: without end. */
export type Guard = { reason: string; until: CivilDate | null }

/** All that dunning knows of a contract on a day. Titles by due date. */
export type ContractFacts = {
  contractId: string
  number: number
  clientId: string
  clientName: string
  /** Where notices go; null: nowhere. */
  email: string | null
  status: string
  /** The open suspension; `hasProof`: made by dunning on a delivered notice. */
  suspension: { kind: string; hasProof: boolean } | null
  isBlockedManually: boolean
  doNotBlock: Guard | null
  doNotNotify: Guard | null
  /** Last day of the open trust unlock. */
  unlockUntil: CivilDate | null
  titles: readonly Title[]
}
