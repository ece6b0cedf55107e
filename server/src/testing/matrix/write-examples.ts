import { accessExamples } from './examples-access.ts'
import { customerExamples } from './examples-customers.ts'
import { houseExamples } from './examples-house.ts'
import { moneyExamples } from './examples-money.ts'
import type { Example } from './example.ts'

/** One write of every route that changes something for whoever is signed in. A route without one fails the matrix. */
export const writeExamples: Readonly<Record<string, Example>> = {
  ...accessExamples,
  ...houseExamples,
  ...customerExamples,
  ...moneyExamples,
}
