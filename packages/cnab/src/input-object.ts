import { isCivilDate } from '@open-sgp/brasil'
import type { CnabProblem } from './cnab-error.ts'

type Json = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** One object of the input under its JSON pointer. Every mistake is noted, so that all are told at once. */
export class InputObject {
  readonly pointer: string
  private readonly json: Json
  private readonly problems: CnabProblem[]

  constructor(value: unknown, pointer: string, problems: CnabProblem[]) {
    this.pointer = pointer
    this.problems = problems
    if (!isObject(value)) problems.push({ pointer, detail: `Esperado um objeto em “${pointer || '/'}”.` })
    this.json = isObject(value) ? value : {}
  }

  isAbsent(name: string): boolean {
    const value = this.json[name]
    return value === undefined || value === null || value === ''
  }

  child(name: string): InputObject {
    return new InputObject(this.json[name], `${this.pointer}/${name}`, this.problems)
  }

  children(name: string): readonly InputObject[] {
    const list = this.json[name]
    if (!Array.isArray(list) || list.length === 0) {
      this.refuse(name, 'deve ser uma lista com ao menos um item')
      return []
    }
    return list.map((item, index) => new InputObject(item, `${this.pointer}/${name}/${index}`, this.problems))
  }

  refuse(name: string, why: string): void {
    const pointer = `${this.pointer}/${name}`
    if (!this.problems.some((problem) => problem.pointer === pointer)) {
      this.problems.push({ pointer, detail: `O campo “${name}” ${why}.` })
    }
  }

  onlyKnown(names: readonly string[]): void {
    for (const name of Object.keys(this.json))
      if (!names.includes(name)) this.refuse(name, 'não existe na remessa; confira o nome')
  }

  text(name: string, pattern = /\S/, why = 'deve ser um texto'): string {
    const value = this.json[name]
    if (typeof value === 'string' && pattern.test(value)) return value
    this.refuse(name, this.isAbsent(name) ? 'não foi informado' : why)
    return ''
  }

  optionalText(name: string, pattern?: RegExp, why?: string): string | undefined {
    return this.isAbsent(name) ? undefined : this.text(name, pattern, why)
  }

  date(name: string): string {
    const value = this.json[name]
    if (typeof value === 'string' && isCivilDate(value)) return value
    this.refuse(name, 'deve ser uma data existente no formato AAAA-MM-DD')
    return '2000-01-01'
  }

  integer(name: string, least: number, most: number): number {
    const value = this.json[name]
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value
    this.refuse(name, `deve ser um número inteiro de ${least} a ${most}`)
    return least
  }

  optionalInteger(name: string, least: number, most: number): number | undefined {
    return this.isAbsent(name) ? undefined : this.integer(name, least, most)
  }

  percent(name: string): number {
    const value = this.json[name]
    if (typeof value === 'number' && value >= 0 && value < 100) return value
    this.refuse(name, 'deve ser uma porcentagem de 0 a menos que 100')
    return 0
  }
}
