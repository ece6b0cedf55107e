import { AppError, type FieldError } from './errors.ts'

/** An answer names no more than these: it must not be longer than what was asked. */
export const mostErrors = 100

const detail = 'O texto contém caracteres que não podem ser guardados.'

/**
 * Refuses text that PostgreSQL cannot keep as it was sent: NUL has no place in its `text`, half a surrogate pair none in UTF-8.
 * 422 with a pointer to each.
 */
export function requireStorableText(value: unknown): void {
  const errors = findUnstorable(value)
  if (errors.length > 0) throw new AppError(422, 'invalid-text', detail, { errors })
}

export const isStorable = (value: unknown): boolean => findUnstorable(value).length === 0

/** Walks without recursion: how deep the nesting goes is the sender's choice. */
function findUnstorable(value: unknown): FieldError[] {
  const errors: FieldError[] = []
  const waiting: [pointer: string, value: unknown][] = [['', value]]
  for (let next = waiting.pop(); next && errors.length < mostErrors; next = waiting.pop()) {
    const [pointer, part] = next
    if (typeof part === 'string' && (part.includes('\0') || !part.isWellFormed())) errors.push({ pointer, detail })
    if (typeof part !== 'object' || part === null || ArrayBuffer.isView(part)) continue
    for (const [key, child] of Object.entries(part)) waiting.push([`${pointer}/${escapePointer(key)}`, child])
  }
  return errors
}

/** One step of a JSON pointer (RFC 6901 §3). */
export const escapePointer = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1')
