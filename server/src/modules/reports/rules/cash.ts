export const noCash = {
  expectedCount: 0,
  expectedCents: 0,
  receivedCount: 0,
  receivedCents: 0,
  feeCents: 0,
  creditedCents: 0,
}

export type CashSums = typeof noCash

/** The sums of several rows. */
export const addUp = (rows: readonly CashSums[]): CashSums =>
  rows.reduce<CashSums>(
    (all, row) => ({
      expectedCount: all.expectedCount + row.expectedCount,
      expectedCents: all.expectedCents + row.expectedCents,
      receivedCount: all.receivedCount + row.receivedCount,
      receivedCents: all.receivedCents + row.receivedCents,
      feeCents: all.feeCents + row.feeCents,
      creditedCents: all.creditedCents + row.creditedCents,
    }),
    noCash,
  )
