import { isCivilDate, type CivilDate } from '@open-sgp/brasil'
import { BoletoError, quoted } from './boleto-error.ts'
import { isJsonObject, type JsonObject } from './json-value.ts'

/** Reads an object of unknown JSON field by field; every refusal names the JSON pointer of what is wrong. */
export class JsonReader {
  readonly #object: JsonObject
  readonly #pointer: string

  /** Throws `invalid-field` when `value` is no object or has keys other than `keys`. */
  constructor(value: unknown, pointer: string, keys: readonly string[]) {
    if (!isJsonObject(value)) throw wrongType(pointer, value, 'um objeto { … }')
    this.#object = value
    this.#pointer = pointer
    const unknown = Object.keys(value).find((key) => !keys.includes(key))
    if (unknown !== undefined) {
      const at = this.pointer(unknown)
      throw new BoletoError('invalid-field', at, `${at}: campo desconhecido. Campos possíveis: ${keys.join(', ')}.`)
    }
  }

  pointer(key: string): string {
    return `${this.#pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
  }

  has(key: string): boolean {
    return this.#object[key] !== undefined && this.#object[key] !== null
  }

  value(key: string): unknown {
    return this.#object[key]
  }

  text(key: string): string {
    return this.optionalText(key) ?? this.#missing(key)
  }

  /** `undefined` for absent, null and empty. */
  optionalText(key: string): string | undefined {
    if (!this.has(key)) return undefined
    const value = this.#object[key]
    if (typeof value !== 'string') throw wrongType(this.pointer(key), value, 'um texto entre aspas')
    return value === '' ? undefined : value
  }

  date(key: string): CivilDate {
    return this.optionalDate(key) ?? this.#missing(key)
  }

  optionalDate(key: string): CivilDate | undefined {
    const text = this.optionalText(key)
    if (text === undefined || isCivilDate(text)) return text
    throw new BoletoError(
      'invalid-field',
      this.pointer(key),
      `${this.pointer(key)}: ${quoted(text)} não é uma data AAAA-MM-DD.`,
    )
  }

  integer(key: string): number {
    return this.optionalInteger(key) ?? this.#missing(key)
  }

  optionalInteger(key: string): number | undefined {
    if (!this.has(key)) return undefined
    const value = this.#object[key]
    if (typeof value === 'number' && Number.isSafeInteger(value)) return value
    throw wrongType(this.pointer(key), value, 'um número inteiro')
  }

  oneOf<const T extends string>(key: string, options: readonly T[]): T | undefined {
    const text = this.optionalText(key)
    const option = options.find((known) => known === text)
    if (text === undefined || option !== undefined) return option
    throw wrongType(this.pointer(key), text, `um destes: ${options.join(', ')}`)
  }

  /** Each element by `read`, with its pointer; `undefined` when the list is absent. */
  list<T>(key: string, read: (value: unknown, pointer: string) => T): T[] | undefined {
    if (!this.has(key)) return undefined
    return readList(this.#object[key], this.pointer(key), read)
  }

  #missing(key: string): never {
    const at = this.pointer(key)
    throw new BoletoError('missing-field', at, `${at}: campo obrigatório não informado.`)
  }
}

export function readList<T>(value: unknown, pointer: string, read: (value: unknown, pointer: string) => T): T[] {
  if (Array.isArray(value)) return value.map((element: unknown, index) => read(element, `${pointer}/${index}`))
  throw wrongType(pointer, value, 'uma lista [ … ]')
}

export function readText(value: unknown, pointer: string): string {
  if (typeof value === 'string') return value
  throw wrongType(pointer, value, 'um texto entre aspas')
}

function wrongType(pointer: string, value: unknown, expected: string): BoletoError {
  const where = pointer === '' ? 'A entrada' : pointer
  return new BoletoError('invalid-field', pointer, `${where}: deve ser ${expected}, e não ${quoted(value)}.`)
}
