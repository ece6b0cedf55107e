import { isCivilDate } from '@open-sgp/brasil'
import type { ReactNode } from 'react'
import {
  formatDay,
  formatInstant,
  formatNumber,
  formatPercent,
  formatSpeed,
  showCep,
  showDocument,
  showPhone,
} from './format.ts'
import { valueAt } from './form-state.ts'
import type { ListColumn } from './list-options.ts'
import { StatusBadge } from './status-badge.tsx'
import { Money } from './values.tsx'

/** What a column shows of a row. */
export function cellOf<Row>(row: Row, column: ListColumn<Row>): ReactNode {
  if (column.render) return column.render(row)
  const value = column.field === undefined ? undefined : valueAt(row, column.field)
  if (column.of !== undefined) return <StatusBadge of={column.of} value={codeOf(value)} />
  return showField(column.field ?? '', value)
}

const codeOf = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number' ? String(value) : null

/** A value as its name says it is meant. */
function showField(field: string, value: unknown): ReactNode {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não'
  if (Array.isArray(value)) return value.map(String).join(', ')
  if (typeof value === 'number') {
    if (field.endsWith('Cents')) return <Money cents={value} />
    if (field.includes('Ppm')) return formatPercent(value)
    if (field.endsWith('Kbps')) return formatSpeed(value)
    return field.endsWith('Count') ? formatNumber(value) : String(value)
  }
  if (typeof value !== 'string') return JSON.stringify(value)
  if (field.endsWith('At')) return formatInstant(value)
  if (isCivilDate(value)) return formatDay(value)
  if (/(document|cpf|cnpj)$/i.test(field)) return showDocument(value)
  if (field.endsWith('postalCode')) return showCep(value)
  return /phone$/i.test(field) ? showPhone(value) : value
}

/** Numbers that are compared stand to the right. */
export const alignOf = <Row,>({ align, field }: ListColumn<Row>): 'right' | undefined =>
  align ?? (field !== undefined && /(Cents|Ppm\w*|Kbps)$/.test(field) ? 'right' : undefined)
