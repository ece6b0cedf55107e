import { z } from 'zod'
import { labelField } from './words.ts'

const Fields = z.record(z.string(), z.unknown())
const Change = z.strictObject({ before: Fields.optional(), after: Fields.optional() })

export type Detail = { recordId: string | null; parentId: string | null; content: Record<string, unknown> | null }

/** What the log says instead of a secret (0022_audit.sql). */
const veil = '•••'

/** One kept detail as the fields that changed; what is no change of fields stays as `content`. */
export function readRecord({ recordId, parentId, content }: Detail) {
  const change = Change.safeParse(content)
  const isChange = content !== null && change.success
  const { before = {}, after = {} } = change.data ?? {}
  const fields = isChange ? [...new Set([...Object.keys(before), ...Object.keys(after)])] : []
  return {
    recordId,
    parentId,
    isErased: content === null,
    changes: fields.map((field) => ({
      field,
      label: labelField(field),
      before: before[field] ?? null,
      after: after[field] ?? null,
      isSecret: before[field] === veil || after[field] === veil,
    })),
    content: isChange ? null : content,
  }
}
