import type { CivilDate } from '@open-sgp/brasil'

/** A date as Brazilians write it: 28/02/2026. */
export const br = (date: CivilDate): string => date.split('-').toReversed().join('/')
