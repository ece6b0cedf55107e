import { z } from 'zod'

/** Whoever has an account of their own. */
export const people = ['staff', 'technician', 'subscriber'] as const
export const everyone = [...people, 'api'] as const
/** Everything that a person may owe before going on. */
export const duties = ['password-change', 'second-factor-enrolment'] as const

const Own = z.enum(people)
/** The realm of a row of `access.users`. */
export const realmOf = (user: { realm: string }): z.output<typeof Own> => Own.parse(user.realm)
