import { useApi } from '#kit'

const any: readonly number[] = []

/** The due days that the company offers; none: any day. */
export const useDueDays = (): readonly number[] => useApi('GET /api/due-days', {}).data?.items ?? any

export const sayDueDays = (days: readonly number[]): string =>
  days.length === 0 ? 'De 1 a 31; 29 a 31: último dia nos meses curtos' : `A empresa oferece os dias ${days.join(', ')}`
