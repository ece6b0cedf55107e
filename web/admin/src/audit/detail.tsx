import { useParams } from '@tanstack/react-router'
import { DetailPage, Facts, formatInstant, RowsTable, Section, StatusBadge, useApi } from '#kit'
import { RecordDiff } from './record-diff.tsx'
import { tellActor, tellEntry } from './tell-entry.ts'

/** One row of the log: who, when, from where, before and after, and what else the same request did. */
export function AuditDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/audit-log/:id', { params: { id } })
  const entry = read.data
  return (
    <DetailPage
      title={entry ? tellEntry(entry) : 'Auditoria'}
      crumbs={[{ label: 'Auditoria', to: '/auditoria' }]}
      read={read}
      badge={entry && <StatusBadge of="auditKind" value={entry.kind} />}
      facts={
        entry && (
          <Facts
            items={[
              ['Quem', `${tellActor(entry)} (${entry.actorId})`],
              ['Quando', formatInstant(entry.at)],
              ['De onde', entry.address],
              ['Chamada', entry.path && `${entry.method ?? ''} ${entry.path} → ${entry.status ?? ''}`],
              ['Pedido', entry.requestId],
              ['Posição', `${entry.seq} da cadeia ${entry.chain}`],
              ['Resumo (SHA-256)', `${entry.hash.slice(0, 16)}…`],
            ]}
          />
        )
      }
    >
      {entry?.records.map((record, index) => (
        <Section key={index} title={record.recordId ? `Registro ${record.recordId}` : 'Conteúdo'}>
          <RecordDiff record={record} />
        </Section>
      ))}
      {entry && entry.siblings.length > 0 && (
        <Section title="No mesmo pedido">
          <RowsTable
            rows={entry.siblings}
            rowId={(row) => row.id}
            columns={[
              { title: 'Quando', width: 165, field: 'at', render: ({ at }) => formatInstant(at) },
              { title: 'Tipo', width: 210, field: 'kind', of: 'auditKind' },
              { title: 'O que fez', isWide: true, render: tellEntry },
            ]}
            empty="Nada mais."
          />
        </Section>
      )}
    </DetailPage>
  )
}
