import { Code, Text } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import {
  ActionButton,
  DetailPage,
  Facts,
  findWord,
  formatInstant,
  formatNumber,
  Section,
  useApi,
  type ResponseOf,
} from '#kit'

type Letter = ResponseOf<'GET /api/jobs/dead-letters/:id'>

/** What a job was to do, why it did not, and the way back into the queue. */
export function DeadLetterDetail() {
  const { id = '' } = useParams({ strict: false })
  const read = useApi('GET /api/jobs/dead-letters/:id', { params: { id } })
  const letter = read.data
  return (
    <DetailPage
      title={letter ? findWord('job', letter.job).label : 'Tarefa com falha'}
      crumbs={[{ label: 'Tarefas', to: '/tarefas' }]}
      read={read}
      actions={letter && <Retry letter={letter} />}
      facts={
        letter && (
          <Facts
            items={[
              ['Tarefa', letter.job],
              ['Falhou em', formatInstant(letter.failedAt)],
              ['Iguais com falha', formatNumber(letter.alikeCount)],
            ]}
          />
        )
      }
    >
      {letter && (
        <>
          <Section title="Causa">
            <Text style={{ overflowWrap: 'anywhere' }}>{letter.error ?? 'A tarefa não disse por que falhou.'}</Text>
          </Section>
          <Section title="O que ia fazer">
            <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {JSON.stringify(letter.payload, null, 2)}
            </Code>
          </Section>
        </>
      )}
    </DetailPage>
  )
}

function Retry({ letter: { id, job, alikeCount } }: { letter: Letter }) {
  const navigate = useNavigate()
  const back = () => void navigate({ to: '/tarefas' })
  const many = formatNumber(alikeCount)
  return (
    <>
      <ActionButton
        label="Tentar de novo"
        permission="system.jobs.retry"
        isPrimary
        route="POST /api/jobs/dead-letters/:id/retry"
        params={{ id }}
        consequence="A tarefa volta à fila e corre em instantes. Repetir é seguro: o que já foi feito não se faz duas vezes."
        done="Tarefa devolvida à fila."
        onDone={back}
      />
      {alikeCount > 1 && (
        <ActionButton
          label={`Tentar as ${many} de novo`}
          permission="system.jobs.retry"
          route="POST /api/jobs/dead-letters/retry"
          toBody={() => ({ job })}
          consequence={`As ${many} tarefas “${findWord('job', job).label}” com falha voltam à fila. Conserte antes a causa: elas falhariam de novo.`}
          done="Tarefas devolvidas à fila."
          onDone={back}
        />
      )}
    </>
  )
}
