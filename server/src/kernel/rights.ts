/** Where an identity lives. It exists in one realm only, and its keys open nothing of another. */
export type Realm = 'staff' | 'technician' | 'subscriber' | 'api'

/** The part of a company's rows that a session sees; within one list any match is enough, all lists that are given must match. */
export type Scope = {
  branchIds?: readonly string[]
  cities?: readonly string[]
  /** Only what is assigned to the person. */
  ownOnly?: true
}

/** What bounds a session beside its permissions. */
export type Rights = {
  /** Kinds of personal fields that it sees masked. */
  masks: ReadonlySet<string>
  /** Largest amount in centavos by kind of decision; above it a second person approves. No entry: no limit. */
  limits: ReadonlyMap<string, number>
  /** Null: every row of the company. */
  scope: Scope | null
}

export const unbounded: Rights = { masks: new Set(), limits: new Map(), scope: null }

/** What a person must do before anything else. */
export type Duty = 'password-change' | 'second-factor-enrolment'
