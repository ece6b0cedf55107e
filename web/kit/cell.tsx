import { isCivilDate } from '@open-sgp/brasil'
import type { ReactNode } from 'react'
import { formatDay, formatInstant, formatPercent, formatSpeed, showCep, showDocument, showPhone } from './format.ts'
import { valueAt } from './form-state.ts'
import type { ListColumn } from './list-options.ts'
import { StatusBadge } from './status-badge.tsx'
import { Money } from './values.tsx'

/** What a column shows of a row. */
export function cellOf<Row>(row: Row, column: ListColumn<Row>): ReactNode {
  if (column.render) return column.render(row)
  const value = column.field === undefined ? undefined : valueAt(row, column.field)
  if (column.of !== undefined) return <StatusBadge of={column.of} value={value == null ? null : String(value)} />
  return showField(column.field ?? '', value)
}

/** A value as its name says it is meant. */
function showField(field: string, value: unknown): ReactNode {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? 'Sim' : 'Não'
  if (Array.isArray(value)) return value.map(String).join(', ')
  if (typeof value === 'number') {
    if (/Cents$/.test(field)) return <Money cents={value} />
    if (/Ppm/.test(field)) return formatPercent(value)
    return /Kbps$/.test(field) ? formatSpeed(value) : String(value)
  }
  if (typeof value !== 'string') return JSON.stringify(value)
  if (/At$/.test(field)) return formatInstant(value)
  if (isCivilDate(value)) return formatDay(value)
  if (/(document|cpf|cnpj)$/i.test(field)) return showDocument(value)
  if (/postalCode$/.test(field)) return showCep(value)
  return /phone$/i.test(field) ? showPhone(value) : value
}

/** Numbers that are compared stand to the right. */
export const alignOf = <Row,>({ align, field }: ListColumn<Row>): 'right' | undefined =>
  align ?? (field !== undefined && /(Cents|Ppm\w*|Kbps)$/.test(field) ? 'right' : undefined)
