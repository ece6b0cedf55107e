import type { CivilDate } from '@open-sgp/brasil'
import type { Policy } from './rules/policy.ts'

/** Some contracts to which the rules of a day are applied in one transaction. */
export type Batch = {
  contractIds: readonly string[]
  on: CivilDate
  policy: Policy
  runId: string | null
  /** After a payment: only what sets free, including suspensions for arrears made by a person. */
  isReleaseOnly: boolean
}

export type Action = 'notify' | 'suspend' | 'release' | 'keep-unlock' | 'break-unlock' | 'wait' | 'exclude' | 'fail'

/** What was done to a contract (or why nothing was), in words for people. */
export type Outcome = {
  contractId: string
  contractNumber: number
  clientId: string
  action: Action
  explanation: string
}
