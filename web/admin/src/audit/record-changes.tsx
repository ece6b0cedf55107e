import { findWord, Section, Story, useCan } from '#kit'
import { RecordDiff } from './record-diff.tsx'

/** What was changed in a record and in what belongs to it, by whom: a part of its screen, for who may read the log. */
export function RecordChanges({ recordId }: { recordId: string }) {
  const can = useCan()
  return can('audit.log.read') ? <Changes recordId={recordId} /> : null
}

const Changes = ({ recordId }: { recordId: string }) => (
  <Section title="Alterações">
    <Story
      label="Histórico de alterações"
      route="GET /api/audit-changes"
      request={{ query: { recordId } }}
      rowId={({ id, record }) => `${id} ${record.recordId ?? ''}`}
      entry={({ at, actorName, op, tableLabel, record }) => ({
        title: `${actorName ?? 'Alguém'}: ${op ? findWord('auditOp', op).label.toLowerCase() : 'mudou'} ${tableLabel ?? ''}`,
        at,
        body: <RecordDiff record={record} />,
      })}
      empty="Nada mudou desde que a trilha acompanha este cadastro."
    />
  </Section>
)
