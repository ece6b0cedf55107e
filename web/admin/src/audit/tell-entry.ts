import { findWord, formatCount, type ItemOf } from '#kit'

/** One row of the log in words: “Alterou Cliente”, “Registra um recebimento: recusado (403)”. */
export function tellEntry(entry: ItemOf<'GET /api/audit-log'>): string {
  const { kind, op, tableLabel, rowCount, method, path, summary, status, subjectId } = entry
  if (kind === 'change' && op) {
    const many = rowCount !== null && rowCount > 1 ? `, ${formatCount(rowCount, 'linha', 'linhas')}` : ''
    return `${findWord('auditOp', op).label} ${tableLabel ?? ''}${many}`
  }
  if (kind === 'checkpoint') return `Assinatura ${subjectId ?? ''} das cadeias`
  if (kind === 'erasure') return `Eliminou ${formatCount(rowCount ?? 0, 'conteúdo', 'conteúdos')}: ${subjectId ?? ''}`
  const rows = kind === 'read' && rowCount !== null ? ` (${formatCount(rowCount, 'linha', 'linhas')})` : ''
  const refused = status !== null && status >= 400 ? `: recusado (${status})` : ''
  return `${summary ?? `${method ?? ''} ${path ?? ''}`}${refused}${rows}`
}

/** Who did it: a person, or a job as people call it. */
export const tellActor = ({ actorName }: Pick<ItemOf<'GET /api/audit-log'>, 'actorName'>): string =>
  actorName === null ? 'Sem nome' : findWord('job', actorName).label
