import { randomInt } from 'node:crypto'

// Read out over the telephone and typed into a CPE: without 0/O and 1/l/I.
const alphabet = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** Random letters and digits that people do not mistake for each other; 5.8 bits each. */
export const generateSecret = (length: number): string =>
  Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')
