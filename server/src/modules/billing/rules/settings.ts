export type BillingSettings = {
  /** How many days before its due date an invoice is issued. */
  daysAhead: number
  /** A first period shorter than this joins the first full invoice as an item. */
  minimumFirstDays: number
  /** More charges than this for one contract in one day are taken for a fault: the contract is parked. */
  maxChargesPerDay: number
}
