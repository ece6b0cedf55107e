import { BrasilError } from '@open-sgp/brasil'
import { invalid } from '#kernel/errors'

/** What `read` gives; a value that Brazil's rules refuse becomes a 422 at its field. */
export function readField<T>(pointer: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof BrasilError) throw invalid(pointer, error.detail)
    throw error
  }
}
