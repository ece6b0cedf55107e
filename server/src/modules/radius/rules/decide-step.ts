/** A live session, what its router was last known to obey, and what it should obey now. */
export type AppliedAndDesired = {
  nasType: 'mikrotik' | 'huawei' | 'accel_ppp' | 'other'
  acceptsCoa: boolean
  /** Null: unknown. */
  appliedHash: string | null
  /** Its address comes from the blocked pool. */
  isInGarden: boolean
  /** The login has another user name by now. */
  isRenamed: boolean
  verdict: 'refuse' | 'garden' | 'open'
  hash: string
  canChange: boolean
}

export type Step = 'none' | 'coa' | 'disconnect'

/**
 * The gentlest thing that brings a session to its desired state. A CoA changes rate and address list, never the address
 * (RouterOS manual, "RADIUS client"), so that who dialled into the garden leaves it by dialling again; and only MikroTik
 * has an address list to build a garden with on a live session.
 */
export function decideStep(session: AppliedAndDesired): Step {
  const { verdict, isInGarden, isRenamed, appliedHash, hash, nasType, acceptsCoa, canChange } = session
  if (verdict === 'refuse' || isRenamed) return 'disconnect'
  if (verdict === 'open' && isInGarden) return 'disconnect'
  if (appliedHash === hash) return 'none'
  const needsList = verdict === 'garden' && !isInGarden
  if (!acceptsCoa || !canChange || (needsList && nasType !== 'mikrotik')) return 'disconnect'
  return 'coa'
}
