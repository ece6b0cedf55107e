import { findWord, formatCount, type ItemOf } from '#kit'

/** One row of the log in words: “Alterou Cliente”, “PATCH /api/clients/… → 200”. */
export function tellEntry(entry: ItemOf<'GET /api/audit-log'>): string {
  const { kind, op, tableLabel, rowCount, method, path, status, subjectId } = entry
  if (kind === 'change' && op) {
    const many = rowCount !== null && rowCount > 1 ? `, ${formatCount(rowCount, 'linha', 'linhas')}` : ''
    return `${findWord('auditOp', op).label} ${tableLabel ?? ''}${many}`
  }
  if (kind === 'checkpoint') return `Assinatura ${subjectId ?? ''} das cadeias`
  if (kind === 'erasure') return `Eliminou ${formatCount(rowCount ?? 0, 'conteúdo', 'conteúdos')}: ${subjectId ?? ''}`
  const rows = kind === 'read' && rowCount !== null ? ` (${formatCount(rowCount, 'linha', 'linhas')})` : ''
  return `${method ?? ''} ${path ?? ''} → ${status ?? ''}${rows}`
}
