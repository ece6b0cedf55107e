/** Monthly price of a plan period: what was agreed, else the version's; courtesies and demonstrations cost nothing. */
export const periodPrice = (modality: string, agreedCents: number | null, versionCents: number): number =>
  modality === 'regular' ? (agreedCents ?? versionCents) : 0
