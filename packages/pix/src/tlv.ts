import { PixError } from './pix-error.ts'

/** The fields of one level of an EMV payload by their two-digit ids, in order. */
export type TlvFields = ReadonlyMap<string, string>

/** One field: id, length in two digits, value. An absent value writes nothing. */
export function writeTlv(id: string, value: string | null | undefined): string {
  if (value === null || value === undefined) return ''
  if (value.length > 99) throw new PixError('too-long', `O campo ${id} tem ${value.length} caracteres e o limite é 99.`)
  return `${id}${String(value.length).padStart(2, '0')}${value}`
}

/**
 * Reads all the fields of one level; `parent` is the id of the field they lie in. Throws PixError `truncated`, `invalid-field`,
 * `duplicate-field`.
 */
export function readTlv(text: string, parent?: string): TlvFields {
  const fields = new Map<string, string>()
  const inside = parent ? ` dentro do campo ${parent}` : ''
  for (let at = 0; at < text.length;) {
    const header = text.slice(at, at + 4)
    if (!/^\d+$/.test(header))
      throw new PixError('invalid-field', `Código Pix inválido: "${header}" não inicia um campo${inside}.`)
    if (header.length < 4)
      throw new PixError('truncated', `Código Pix cortado: "${header}" inicia um campo sem fim${inside}.`)
    const id = header.slice(0, 2)
    const length = Number(header.slice(2))
    const value = text.slice(at + 4, at + 4 + length)
    if (value.length < length) {
      const detail = `o campo ${id}${inside} anuncia ${length} caracteres e há ${value.length}`
      throw new PixError('truncated', `Código Pix cortado: ${detail}.`)
    }
    if (fields.has(id))
      throw new PixError('duplicate-field', `Código Pix inválido: o campo ${id}${inside} aparece duas vezes.`)
    fields.set(id, value)
    at += 4 + length
  }
  return fields
}
