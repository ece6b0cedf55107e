/** None of its own: each group answers to the permission of what it shows. */
export const permissions = {} as const
