/** Nobody signs in here. */
export const permissions = {} as const
